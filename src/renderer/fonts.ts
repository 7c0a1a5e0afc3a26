// Both faces are open fonts and travel with the application: nothing is fetched from outside.
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/opsz.css';
