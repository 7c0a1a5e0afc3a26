import './fonts.ts';
import './tokens.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { must } from '../shared/base/assert.ts';
import { App } from './app.tsx';
import { takeToken } from './bridge/token.ts';

// Before anything reads the address, or the key in it would be taken for a page.
takeToken();

createRoot(must(document.querySelector('#root'), 'The page has a root.')).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
