namespace Timeline.GraphQL.Types;

/// <summary>A place in the response, as a chain from the leaf to the root, so that siblings share their beginning.</summary>
internal sealed class ResponsePath
{
    private readonly string? _key;
    private readonly int _index;
    private readonly int _depth;

    public ResponsePath(ResponsePath? parent, string key)
        : this(parent) => _key = key;

    public ResponsePath(ResponsePath? parent, int index)
        : this(parent) => _index = index;

    private ResponsePath(ResponsePath? parent)
    {
        Parent = parent;
        _depth = (parent?._depth ?? 0) + 1;
    }

    public ResponsePath? Parent { get; }

    public IReadOnlyList<object> ToList()
    {
        var keys = new object[_depth];
        for (var step = this; step is not null; step = step.Parent)
            keys[step._depth - 1] = step._key is { } key ? key : step._index;
        return keys;
    }
}
