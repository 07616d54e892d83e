#!/usr/bin/env node
import { run } from './node-24.js';

run('functions/main/cli.ts');
