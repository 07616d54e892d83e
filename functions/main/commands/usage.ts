export const usage = `Laurel: post a call, enter it, judge it, publish the result.

  laurel start [--port N] [--data DIR] [--reset] [--empty]
      Serves the whole product at http://localhost:4321 from the data folder .laurel.
      --reset  deletes what the data folder holds first     --empty  starts without the demo

  laurel bootstrap --email ADDRESS --agency NAME [--data DIR | --table NAME]
      Opens the first agency, and makes whoever signs in with the address its operator, manager and approver. Once only.
  laurel operator --email ADDRESS [--data DIR | --table NAME]
      Makes whoever signs in with the address an operator, when those there were are gone.
      --table is the deployment's TableName; region and credentials are the AWS command line's.

  laurel import challenges FILE [--zone NAME] [--data DIR | --table NAME]
      Lists the calls of a Challenge.gov feed (JSON). Times without a zone are read in --zone, else America/New_York.
  laurel import agencies FILE [--data DIR | --table NAME]
      Lists the agencies and bureaus of a directory (CSV: Agency Acronym, Agency, Bureau).
  laurel import atlas PAGE... [--site URL] [--data DIR | --table NAME]
      Reads Markdown pages of the 2018 atlas into typed entries. Says what it inferred, what it could not, and what became of each heading, link and date.
      --site  where the pages stood, for their links and as their source     A date at the end of a page’s name, such as -2018-06.md, says how old it is.
  laurel import atlas FILE.json|FILE.csv... [--source URL] [--type TYPE] [--data DIR | --table NAME]
      Reads entries of a survey, or of another atlas as /api/v1/atlas-export gives them. Says what it inferred from other words for columns, dates and types, and what it refused.
      --source, --type  for rows that say none
      All can be repeated: a second run changes only what the file changed.

  laurel recompute FILE [--full FULLFILE]
      Computes a published result again from its file alone: what was committed to, every score and place. Says where and why, if it does not hold.
      Of the full file, which auditors get and everybody of an open draw, it also draws the judges again.
      --full  checks both, and that the full file is the one whose hash was published     Exits with 0 if everything comes out the same, 2 if not, 1 if it cannot be read

  laurel verify RECEIPT [FILE...] [--policy FILE | --url LOG] [--json]
      Checks a receipt (.json), and whether each FILE is one that was sent with it. For a proof alone (.tlog-proof), give its leaf as the first FILE.
      --policy  whose signatures count: a tlog-policy file     --url  the keys that the log at this address names, with a warning that they are its own word
  laurel verify CREDENTIAL|URL [SAVED...] [--online] [--json]
      Checks an Open Badge (3.0) of any issuer: JSON, a token, or a picture (SVG, PNG) with one inside. SAVED: the issuer’s did.json and status lists, as files.
      --online  may ask public addresses, as it may for a URL; what stands there counts before SAVED     Only what is known to be valid now exits with 0.
      By SAVED lists alone it was valid as of their time (asOf in --json), and whether it was withdrawn since is not known: that exits with 1.
  laurel verify BUNDLE.zip [SAVED...] [--policy FILE] [--online] [--json]
      Checks a holder’s proof bundle as it came: the credential in it by its keys and lists, and by --policy the receipt of its being issued.
  laurel verify TOKEN.tsr --checkpoint FILE [--tsa CERT.pem] [--json]
      Checks a timestamp (RFC 3161) over a checkpoint of a log, as they lie at x/ts beside it: what it is over, its signature, its time.
      --tsa  the certificate that the authority publishes: the token must be signed with it, or with one that it issued
  laurel fsck URL|FOLDER [--policy FILE] [--json]
      Checks a whole log against its signed head: every file, every byte, every leaf. Says where and why, if it does not hold.
  laurel monitor URL|FOLDER [--state FILE] [--policy FILE] [--reveal FILE]... [--results FILE]... [--json]
      Checks a whole log as fsck does, and the story it tells: no entry after the close without a grant, no score after a recusal, every count, every result. Names the leaf and the rule, and the timestamps beside the log.
      --state  compares the log with the head that was seen last, and keeps the new one in FILE     --reveal  what was revealed of scores or hidden entries
      --results  published results, decision records and opened ballots, to compute again
  laurel prove URL|FOLDER --index N [--json]
      Writes the proof (.tlog-proof) that leaf N, counted from 0, is in the log, from its tiles alone.
      These ask no network but the address given, and --online. They exit with 0 if it holds, 2 if it does not, and 1 if it could not be checked.

  laurel witness POLICY --name NAME [--port N] [--host ADDRESS] [--data DIR]
      Serves a witness of the logs in the file POLICY (C2SP tlog-witness): it signs a head only if it begins with the one it signed before.
      Prints the line that these logs put into their own policy. Its key and what it signed are in the data folder .laurel-witness.

  laurel backup FILE [--data DIR]
      Copies the data folder as one consistent whole into FILE (tar.gz), also while Laurel runs on it. Keep it safe: it holds the folder's secret.

  laurel restore FILE [--data DIR] [--reset]
      Checks FILE whole, then makes it the data folder. --reset  replaces the data that is there`;
