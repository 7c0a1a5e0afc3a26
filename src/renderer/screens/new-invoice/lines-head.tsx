/** The columns of an invoice: what, how many, at how much, with which tax. */
export const LinesHead = () => (
  <>
    <colgroup>
      <col className="lines-place" />
      <col />
      <col className="lines-number" />
      <col className="lines-money" />
      <col className="lines-number" />
      <col className="lines-money" />
      <col className="lines-remove" />
    </colgroup>
    <thead>
      <tr>
        <th scope="col">
          <span className="hidden-words">Line</span>
        </th>
        <th scope="col">Description</th>
        <th scope="col" className="cell-ruled cell-right">
          Quantity
        </th>
        <th scope="col" className="cell-ruled cell-right">
          Each
        </th>
        <th scope="col" className="cell-ruled cell-right">
          Tax %
        </th>
        <th scope="col" className="cell-ruled cell-right">
          Amount
        </th>
        <th scope="col">
          <span className="hidden-words">Remove</span>
        </th>
      </tr>
    </thead>
  </>
);
