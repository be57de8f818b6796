import fc from 'fast-check';

/** Property tests that name no seed take this one, so that a run fails or passes by the code alone. */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20_261_129) });
