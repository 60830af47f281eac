using System.Collections.Immutable;
using Timeline.Pdf.Elements;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Tables;

/// <summary>Rows on shared columns. The header is repeated on every page; a page never ends right after it.</summary>
internal sealed record Table(ImmutableArray<Track> Columns, ImmutableArray<TableRow> Header, ImmutableArray<TableRow> Body, TableStyle Style) : Element
{
    private readonly Tag _tag = new(TagRole.Table);
    private readonly Tag _head = new(TagRole.TableHead);
    private readonly Tag _body = new(TagRole.TableBody);

    public override Fragment Layout(LayoutRequest request)
    {
        if (Body.IsEmpty && Header.IsEmpty)
            return Fragment.Empty;
        var rest = request.Resume as TableRest;
        var columns = rest?.Columns ?? ColumnWidths.Resolve(this, request.Available.Width, request.Page);
        var stack = new TableStack(Style, request, columns);
        if (!stack.TryAddHeader(Header, isRepeated: rest is not null, _head))
            return Fragment.DoesNotFit($"the table's header does not fit in {request.Available}");

        var next = stack.AddBody(Body, rest, _body);
        if (next is not null && stack.BodyRows == 0)
            return Fragment.DoesNotFit(stack.Reason ?? $"no row of the table fits in {request.Available}");
        var frame = stack.ToFrame(isLast: next is null);
        var tagged = Frame.Of(frame.Size, new Placed(default, new TaggedItem(_tag, rest is not null, frame)));
        return next is null ? Fragment.Full(tagged) : Fragment.Partial(tagged, next);
    }

    public override WidthRange Widths(PageContext page) => ColumnWidths.Range(this, page);
}

/// <summary>Where a table continues. Column widths travel along, so that they are the same on every page.</summary>
internal sealed record TableRest(int Row, Rest? Cells, ImmutableArray<double> Columns) : Rest;
