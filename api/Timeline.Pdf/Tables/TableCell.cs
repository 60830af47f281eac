using Timeline.Pdf.Elements;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Tables;

/// <summary>A cell of a table.</summary>
/// <param name="Content">What it shows.</param>
/// <param name="ColumnSpan">How many columns it covers; 1 or more.</param>
/// <param name="Fill">Colour behind the cell; the row's when null.</param>
/// <param name="HeadsRow">True when it heads its row.</param>
internal sealed record TableCell(Element Content, int ColumnSpan = 1, Color? Fill = null, bool HeadsRow = false);
