namespace Timeline.Pdf.Geometry;

/// <summary>How a line is drawn.</summary>
/// <param name="Width">Thickness in points; more than zero.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Dash">Length of dashes and gaps in points; zero draws a solid line.</param>
public sealed record Stroke(double Width, Color Color, double Dash = 0);

/// <summary>How a box is painted. Absent parts are not drawn.</summary>
/// <param name="Fill">Colour inside.</param>
/// <param name="Border">Line along all four edges, inside the box.</param>
/// <param name="Radius">Radius of rounded corners in points.</param>
public sealed record BoxPaint(Color? Fill = null, Stroke? Border = null, double Radius = 0);
