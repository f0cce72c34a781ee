#!/bin/sh
# Makes the style sheet and the script that the server sends, and copies the fonts. Run it after a change here and commit
# what it makes: nobody who only builds the server needs Node. File names carry a hash of the content, because browsers keep
# them for a year.
set -eu
cd "$(dirname "$0")"
[ -d node_modules ] || npm ci --ignore-scripts

resources=../resources
assets=$resources/static/assets
fonts=$resources/fonts
names=$resources/org/plumbline/page/assets.properties
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

npx sass --style=compressed --no-source-map --load-path=. --quiet-deps plumbline.scss "$made/plumbline.css"
npx esbuild plumbline.js --bundle --minify --format=esm --target=es2020 --legal-comments=inline --outfile="$made/plumbline.js" --log-level=warning
npx esbuild start.js --minify --format=iife --target=es2015 --outfile="$made/start.js" --log-level=warning
cp logo.svg "$made/logo.svg"

mkdir -p "$assets/fonts" "$fonts" "$(dirname "$names")"
rm -f "$assets"/*.css "$assets"/*.js "$assets"/*.svg
: > "$names"
for file in plumbline.css plumbline.js start.js logo.svg; do
    hash=$(sha256sum "$made/$file" | cut -c1-10)
    name="${file%.*}-$hash.${file##*.}"
    cp "$made/$file" "$assets/$name"
    echo "$file=$name" >> "$names"
done

# The variable font for browsers, four static cuts for the PDF. OFL 1.1: the licence goes with them.
web=node_modules/@fontsource-variable/atkinson-hyperlegible-next
version=$(node -p "require('./$web/package.json').version")
cp "$web/files/atkinson-hyperlegible-next-latin-wght-normal.woff2" "$assets/fonts/atkinson-hyperlegible-next-$version-latin.woff2"
cp "$web/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2" "$assets/fonts/atkinson-hyperlegible-next-$version-latin-ext.woff2"
cp "$web/files/atkinson-hyperlegible-next-latin-wght-italic.woff2" "$assets/fonts/atkinson-hyperlegible-next-$version-latin-italic.woff2"
cp "$web/LICENSE" "$assets/fonts/OFL.txt"
paper=node_modules/@expo-google-fonts/atkinson-hyperlegible-next
for cut in 400Regular 400Regular_Italic 700Bold 700Bold_Italic; do
    cp "$paper/$cut/AtkinsonHyperlegibleNext_$cut.ttf" "$fonts/"
done
cp "$paper/LICENSE_FONT" "$fonts/OFL.txt"
