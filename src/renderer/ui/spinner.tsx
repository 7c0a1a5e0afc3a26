import './spinner.css';

/** Something is under way. The words beside it say what. */
export const Spinner = ({ size = 16 }: { readonly size?: number }) => (
  <svg className="spinner" viewBox="0 0 16 16" width={size} height={size} aria-hidden>
    <path d="M8 2a6 6 0 1 1-6 6" />
  </svg>
);
