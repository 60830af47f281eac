using System.Collections.Immutable;
using Timeline.Pdf.Elements;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Tables;

/// <summary>The part of a table on one page while it is being filled. Lives for one layout call.</summary>
internal sealed class TableStack(TableStyle style, LayoutRequest request, ImmutableArray<double> columns)
{
    private readonly ImmutableArray<Placed>.Builder _paint = ImmutableArray.CreateBuilder<Placed>();
    private readonly ImmutableArray<Placed>.Builder _header = ImmutableArray.CreateBuilder<Placed>();
    private readonly ImmutableArray<Placed>.Builder _body = ImmutableArray.CreateBuilder<Placed>();
    private double _height;
    private FrameItem? _headerItem;
    private FrameItem? _bodyItem;

    public int BodyRows { get; private set; }

    /// <summary>Gets why the first row did not fit.</summary>
    public string? Reason { get; private set; }

    private double Width => columns.Sum();

    private double Remaining => request.Available.Height - _height - (style.OuterRule?.Width ?? 0);

    public bool TryAddHeader(ImmutableArray<TableRow> rows, bool isRepeated, Tag head)
    {
        _height = style.OuterRule?.Width ?? 0;
        foreach (var row in rows)
        {
            var fragment = row.Layout(columns, Offer(null, canDefer: true));
            if (fragment.Outcome is Outcome.DoesNotFit or Outcome.Partial)
                return false;
            Paint(style.HeaderFill, fragment.Frame.Size.Height);
            Place(_header, fragment.Frame);
        }

        if (rows.IsEmpty)
            return true;
        AddRule(style.HeaderRule);
        var frame = new Frame(new(Width, _height), _header.ToImmutable());
        _headerItem = isRepeated ? new ArtifactItem(ArtifactKind.RepeatedHeader, frame) : new TaggedItem(head, Continues: false, frame);
        return true;
    }

    /// <summary>Adds rows until the page is full.</summary>
    /// <returns>Where the next page continues; null when all rows are placed.</returns>
    public TableRest? AddBody(ImmutableArray<TableRow> rows, TableRest? rest, Tag body)
    {
        var next = Fill(rows, rest);
        if (BodyRows > 0)
            _bodyItem = new TaggedItem(body, rest is not null, new Frame(new(Width, _height), _body.ToImmutable()));
        return next;
    }

    public Frame ToFrame(bool isLast)
    {
        if (style.OuterRule is { } rule)
        {
            _paint.Add(RuleAt(rule.Width / 2, rule));
            // A thin line says that the table goes on.
            var bottom = isLast ? rule : style.RowRule ?? rule;
            _paint.Add(RuleAt(_height + (bottom.Width / 2), bottom));
            _height += bottom.Width;
        }

        foreach (var item in (ReadOnlySpan<FrameItem?>)[_headerItem, _bodyItem])
        {
            if (item is not null)
                _paint.Add(new(default, item));
        }

        return new(new(Width, _height), _paint.ToImmutable());
    }

    private TableRest? Fill(ImmutableArray<TableRow> rows, TableRest? rest)
    {
        for (var i = rest?.Row ?? 0; i < rows.Length; i++)
        {
            var resume = i == rest?.Row ? rest.Cells : null;
            var rule = BodyRows > 0 ? style.RowRule : null;
            var before = _height;
            _height += rule?.Width ?? 0;
            var canDefer = request.CanDefer || BodyRows > 0;
            var fragment = rows[i].Layout(columns, Offer(resume, canDefer));
            var waits = fragment.Outcome == Outcome.Partial && resume is null && canDefer && IsShort(rows[i]);
            if (fragment.Outcome == Outcome.DoesNotFit || waits)
            {
                _height = before;
                Reason = fragment.Reason ?? "the row is short and is not split";
                return new(i, resume, columns);
            }

            if (rule is not null)
                _paint.Add(RuleAt(before + (rule.Width / 2), rule));
            Paint(i % 2 == 1 ? style.Stripe : null, fragment.Frame.Size.Height);
            Place(_body, fragment.Frame);
            BodyRows++;
            if (fragment.Outcome == Outcome.Partial)
                return new(i, fragment.Rest, columns);
        }

        return null;
    }

    private bool IsShort(TableRow row)
    {
        var unlimited = request with { Available = new(request.Available.Width, style.KeepRowsUpTo), Resume = null, CanDefer = false };
        return row.Layout(columns, unlimited).Outcome is Outcome.Full or Outcome.Empty;
    }

    private LayoutRequest Offer(Rest? resume, bool canDefer) =>
        request with { Available = new(request.Available.Width, Remaining), Resume = resume, CanDefer = canDefer };

    private void Place(ImmutableArray<Placed>.Builder part, Frame frame)
    {
        part.Add(new(new(0, _height), frame));
        _height += frame.Size.Height;
    }

    private void Paint(Color? fill, double height)
    {
        if (fill is { } color)
            _paint.Add(new(new(0, _height), new RectangleItem(new(Width, height), new(color))));
    }

    private void AddRule(Stroke? rule)
    {
        if (rule is null)
            return;
        _paint.Add(RuleAt(_height + (rule.Width / 2), rule));
        _height += rule.Width;
    }

    private Placed RuleAt(double y, Stroke rule) => new(new(0, y), new LineItem(new(Width, 0), rule));
}
