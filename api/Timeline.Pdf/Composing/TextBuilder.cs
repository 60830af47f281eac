using System.Collections.Immutable;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Text;

namespace Timeline.Pdf.Composing;

/// <summary>Composes the text of one paragraph. Not safe to share between threads.</summary>
public sealed class TextBuilder
{
    private readonly ImmutableArray<Inline>.Builder _inlines;
    private readonly Theme _theme;
    private readonly TextStyle _style;
    private readonly LinkTarget? _link;
    private readonly Tag? _tag;

    internal TextBuilder(Theme theme, TextStyle style)
        : this(theme, style, ImmutableArray.CreateBuilder<Inline>(), null, null)
    {
    }

    private TextBuilder(Theme theme, TextStyle style, ImmutableArray<Inline>.Builder inlines, LinkTarget? link, Tag? tag)
    {
        (_theme, _style, _inlines, _link, _tag) = (theme, style, inlines, link, tag);
    }

    /// <summary>Adds text in the current style. A line feed breaks the line.</summary>
    /// <param name="text">Any text; what cannot be drawn is shown as a box.</param>
    /// <returns>This builder.</returns>
    public TextBuilder Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Add(new TextInline(text, _style));
    }

    /// <summary>Adds strong text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>This builder.</returns>
    public TextBuilder Bold(string text) => Styled(style => style with { Bold = true }, inner => inner.Text(text));

    /// <summary>Adds slanted text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>This builder.</returns>
    public TextBuilder Italic(string text) => Styled(style => style with { Italic = true }, inner => inner.Text(text));

    /// <summary>Adds text in the theme's label colour.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>This builder.</returns>
    public TextBuilder Muted(string text) => Styled(style => style with { Color = _theme.Muted }, inner => inner.Text(text));

    /// <summary>Adds code: another face, a little smaller, on a tinted ground.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>This builder.</returns>
    public TextBuilder Code(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var size = _style.Size * 0.9;
        var style = _style with { Family = _theme.Code.Family, Size = size, LineHeight = _style.LineHeightPoints / size, Background = _theme.CodeFill, LetterSpacing = 0 };
        var inline = new TextInline(text, style) { Link = _link, Tag = _tag ?? new Tag(TagRole.Code) };
        _inlines.Add(inline);
        return this;
    }

    /// <summary>Adds text in a changed style.</summary>
    /// <param name="change">Makes the style from the current one.</param>
    /// <param name="compose">Adds the text.</param>
    /// <returns>This builder.</returns>
    public TextBuilder Styled(Func<TextStyle, TextStyle> change, Action<TextBuilder> compose)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(compose);
        compose(new(_theme, change(_style), _inlines, _link, _tag));
        return this;
    }

    /// <summary>Adds text in another language than the document's; inside a link it keeps the document's.</summary>
    /// <param name="language">Its BCP 47 tag, such as <c>de</c>.</param>
    /// <param name="compose">Adds the text.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The tag is blank.</exception>
    public TextBuilder Language(string language, Action<TextBuilder> compose)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(language);
        ArgumentNullException.ThrowIfNull(compose);
        compose(new(_theme, _style, _inlines, _link, _tag ?? new Tag(TagRole.Span) { Language = language }));
        return this;
    }

    /// <summary>Adds text that opens an address. A link inside a link keeps the outer address.</summary>
    /// <param name="address">Absolute address; characters outside ASCII are percent-encoded.</param>
    /// <param name="compose">Adds the text.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The address is blank.</exception>
    public TextBuilder Link(string address, Action<TextBuilder> compose)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        return Linked(new ExternalTarget(address), compose);
    }

    /// <summary>Adds text that opens an address.</summary>
    /// <param name="address">Absolute address.</param>
    /// <param name="text">The text shown.</param>
    /// <returns>This builder.</returns>
    public TextBuilder Link(string address, string text) => Link(address, inner => inner.Text(text));

    /// <summary>Adds text that leads to an anchor in this document. Without such an anchor it is plain text.</summary>
    /// <param name="anchor">Name of the anchor.</param>
    /// <param name="compose">Adds the text.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public TextBuilder LinkTo(string anchor, Action<TextBuilder> compose)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(anchor);
        return Linked(new InternalTarget(anchor), compose);
    }

    /// <summary>Breaks the line.</summary>
    /// <returns>This builder.</returns>
    public TextBuilder LineBreak() => Text("\n");

    /// <summary>Adds the number of the page the text is on, from 1.</summary>
    /// <returns>This builder.</returns>
    public TextBuilder PageNumber() => Add(NumberInline.PageNumber(_style));

    /// <summary>Adds the number of pages of the document.</summary>
    /// <returns>This builder.</returns>
    public TextBuilder PageCount() => Add(NumberInline.PageCount(_style));

    /// <summary>Adds the number of the page an anchor is on.</summary>
    /// <param name="anchor">Name of the anchor.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public TextBuilder PageOf(string anchor)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(anchor);
        return Add(NumberInline.PageOf(anchor, _style));
    }

    internal ImmutableArray<Inline> Build() => _inlines.ToImmutable();

    private TextBuilder Linked(LinkTarget target, Action<TextBuilder> compose)
    {
        ArgumentNullException.ThrowIfNull(compose);
        compose(new(_theme, _style with { Color = _theme.Accent }, _inlines, _link ?? target, _tag ?? new Tag(TagRole.Link)));
        return this;
    }

    private TextBuilder Add(Inline inline)
    {
        _inlines.Add(inline with { Link = _link, Tag = _tag });
        return this;
    }
}
