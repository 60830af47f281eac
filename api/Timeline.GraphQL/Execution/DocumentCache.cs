using System.Diagnostics.CodeAnalysis;

namespace Timeline.GraphQL.Execution;

/// <summary>Keeps what documents were found to be, those used last, within a count and a total size. Safe to use from several threads.</summary>
/// <param name="maxCount">The most documents.</param>
/// <param name="maxBytes">The most bytes of all together, as they were said when they were added.</param>
internal sealed class DocumentCache<T>(int maxCount, long maxBytes)
    where T : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byText = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = new();
    private long _bytes;

    public int Count
    {
        get
        {
            lock (_lock)
                return _byText.Count;
        }
    }

    public bool TryGet(string text, [NotNullWhen(true)] out T? found)
    {
        lock (_lock)
        {
            if (_byText.TryGetValue(text, out var entry))
            {
                if (_byUse.First != entry)
                {
                    _byUse.Remove(entry);
                    _byUse.AddFirst(entry);
                }

                found = entry.Value.Found;
                return true;
            }
        }

        found = null;
        return false;
    }

    /// <summary>Keeps what a document was found to be, unless that is kept already.</summary>
    /// <returns>What is kept: the same for all who found it at once. Or what was found, when it is too large to keep.</returns>
    public T Add(string text, T found, long bytes)
    {
        if (bytes > maxBytes)
            return found;
        lock (_lock)
        {
            if (_byText.TryGetValue(text, out var kept))
                return kept.Value.Found;
            _byText.Add(text, _byUse.AddFirst(new Entry(text, found, bytes)));
            _bytes += bytes;
            while (_byText.Count > maxCount || _bytes > maxBytes)
            {
                var oldest = _byUse.Last!.Value;
                _byUse.RemoveLast();
                _byText.Remove(oldest.Text);
                _bytes -= oldest.Bytes;
            }

            return found;
        }
    }

    private sealed record Entry(string Text, T Found, long Bytes);
}
