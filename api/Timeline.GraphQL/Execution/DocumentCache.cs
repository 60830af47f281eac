using System.Diagnostics.CodeAnalysis;

namespace Timeline.GraphQL.Execution;

/// <summary>Keeps the documents used last, within a count and a total length. Safe to use from several threads.</summary>
internal sealed class DocumentCache(int maxCount, int maxLength)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Text, PreparedDocument Document)>> _byText = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Text, PreparedDocument Document)> _byUse = new();
    private int _length;

    public int Count
    {
        get
        {
            lock (_lock)
                return _byText.Count;
        }
    }

    public bool TryGet(string text, [NotNullWhen(true)] out PreparedDocument? document)
    {
        lock (_lock)
        {
            if (_byText.TryGetValue(text, out var entry))
            {
                _byUse.Remove(entry);
                _byUse.AddFirst(entry);
                document = entry.Value.Document;
                return true;
            }
        }

        document = null;
        return false;
    }

    public void Add(string text, PreparedDocument document)
    {
        if (text.Length > maxLength)
            return;
        lock (_lock)
        {
            if (_byText.ContainsKey(text))
                return;
            _byText.Add(text, _byUse.AddFirst((text, document)));
            _length += text.Length;
            while (_byText.Count > maxCount || _length > maxLength)
            {
                var oldest = _byUse.Last!.Value.Text;
                _byUse.RemoveLast();
                _byText.Remove(oldest);
                _length -= oldest.Length;
            }
        }
    }
}
