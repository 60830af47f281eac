using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>
/// Part of a response: what one pass over fields writes without waiting. Where a value is not there yet a <see cref="Place"/>
/// is kept, whose content another segment will be. It also knows where in the response it is. For one thread at a time.
/// </summary>
internal sealed class Segment(ResponsePath? root, int capacity = 256) : IDisposable
{
    private JsonBytes _json = new(capacity);
    private List<Place>? _places;
    private Step[] _steps = [];
    private int _depth;

    /// <summary>What is written so far, without the contents of places.</summary>
    public JsonBytes Json => _json;

    public bool HasPlaces => _places is { Count: > 0 };

    /// <summary>How many keys and positions below its own beginning it is.</summary>
    public int Depth => _depth;

    /// <summary>The place in the response; null at its root. The same object each time, until it is left.</summary>
    public ResponsePath? Path
    {
        get
        {
            var path = root;
            for (var i = 0; i < _depth; i++)
                path = _steps[i].Path ??= _steps[i].Key is { } key ? new ResponsePath(path, key) : new ResponsePath(path, _steps[i].Index);
            return path;
        }
    }

    /// <summary>Goes to a field of the object it is at.</summary>
    public void Enter(string key) => Enter(new Step { Key = key });

    /// <summary>Goes to an item of the list it is at; the first is 0.</summary>
    public void Enter(int index) => Enter(new Step { Index = index });

    public void Leave() => _depth--;

    /// <summary>Goes back to where it was that deep.</summary>
    public void LeaveTo(int depth) => _depth = depth;

    /// <summary>Keeps a place for a value that will come.</summary>
    public Place AddPlace() => AddPlace(_json.Length);

    /// <summary>Keeps what was written from some position on as a place, which may turn out to be null.</summary>
    public Place AddPlace(int start)
    {
        var place = new Place(start, _json.Length);
        (_places ??= []).Add(place);
        return place;
    }

    /// <summary>Forgets all from a position on.</summary>
    public void Truncate(int start)
    {
        _json.Truncate(start);
        _places?.RemoveAll(place => place.Start >= start);
    }

    /// <summary>Hands over what was written, when it has no places.</summary>
    public JsonBytes TakeJson()
    {
        var taken = _json;
        _json = new JsonBytes(0);
        return taken;
    }

    /// <summary>Copies it with the contents of its places, which must all be there.</summary>
    public void CopyTo(JsonBytes target, int from)
    {
        // Segments may lie in each other as deep as a document goes, so not by recursion.
        var open = new Stack<Cursor>();
        var cursor = new Cursor(this, from);
        while (true)
        {
            if (cursor.MoveTo(target) is { } inner)
            {
                open.Push(cursor);
                cursor = new Cursor(inner, 0);
            }
            else if (!open.TryPop(out cursor))
            {
                return;
            }
        }
    }

    public void Dispose() => _json.Dispose();

    private void Enter(Step step)
    {
        if (_depth == _steps.Length)
            Array.Resize(ref _steps, Math.Max(8, 2 * _depth));
        _steps[_depth++] = step;
    }

    private struct Step
    {
        public string? Key;
        public int Index;
        public ResponsePath? Path;
    }

    /// <summary>How far a segment has been copied.</summary>
    private struct Cursor
    {
        private readonly ReadOnlyMemory<byte> _json;
        private readonly Place[] _places;
        private int _next;
        private int _position;

        public Cursor(Segment segment, int position)
        {
            _json = segment._json.Written;
            _places = segment._places is { } places ? [.. places] : [];
            // An outer place begins before the places in it, though it was added after them.
            Array.Sort(_places, static (a, b) => a.Start.CompareTo(b.Start));
            _position = position;
        }

        /// <summary>Copies up to the next place that has a content, and gives that; null at the end.</summary>
        public Segment? MoveTo(JsonBytes target)
        {
            while (_next < _places.Length)
            {
                var place = _places[_next++];
                // It lies in one that is null.
                if (place.Start < _position)
                    continue;
                if (!place.IsNull && place.Content is null)
                    continue;
                target.Write(_json.Span[_position..place.Start]);
                _position = place.End;
                if (!place.IsNull)
                    return place.Content;
                target.WriteNull();
            }

            target.Write(_json.Span[_position..]);
            return null;
        }
    }
}

/// <summary>A part of a segment that is settled later: as null, as another segment, or as it stands there.</summary>
/// <param name="start">Where it begins.</param>
/// <param name="end">Where it ends, exclusive.</param>
internal sealed class Place(int start, int end)
{
    public int Start => start;

    public int End => end;

    /// <summary>True when its value is null after all.</summary>
    public bool IsNull { get; set; }

    /// <summary>What stands there instead.</summary>
    public Segment? Content { get; set; }
}
