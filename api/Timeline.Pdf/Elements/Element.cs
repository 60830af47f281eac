using System.Runtime.InteropServices;

namespace Timeline.Pdf.Elements;

/// <summary>A part of a document that can lay itself out. Immutable: the same request always yields the same fragment.</summary>
internal abstract record Element
{
    /// <summary>Gets a value indicating whether a page may not end right after this element when something follows it.</summary>
    public virtual bool KeepsWithNext => false;

    /// <summary>Lays out as much as fits. Measuring is laying out and dropping the frame.</summary>
    public abstract Fragment Layout(LayoutRequest request);

    /// <summary>The narrowest width without broken words and the width at which nothing wraps, in points.</summary>
    public abstract WidthRange Widths(PageContext page);
}

/// <summary>Least and greatest sensible width, in points.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WidthRange(double Least, double Greatest)
{
    public static WidthRange Fixed(double width) => new(width, width);

    public WidthRange Add(double extra) => new(Least + extra, Greatest + extra);

    public static WidthRange Widest(WidthRange a, WidthRange b) =>
        new(Math.Max(a.Least, b.Least), Math.Max(a.Greatest, b.Greatest));
}
