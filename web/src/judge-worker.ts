/** Kit looks for the worker here; with a worker's own types it would need a tsconfig of its own. */
import './lib/judge-offline/worker.ts';
