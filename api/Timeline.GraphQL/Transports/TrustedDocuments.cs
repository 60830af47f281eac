using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Timeline.GraphQL.Transports;

/// <summary>
/// The documents that clients may name instead of sending them. GraphQL over HTTP spec, appendix "Persisted Documents".
/// Immutable.
/// </summary>
/// <remarks>
/// A document's id is <c>sha256:</c> and the SHA-256 of its UTF-8 text as 64 lower-case hexadecimal digits. Requests may
/// leave the prefix out. Text that differs in one space is another document.
/// </remarks>
public sealed class TrustedDocuments
{
    private const string Prefix = "sha256:";

    private readonly FrozenDictionary<string, string> _textById;
    private readonly FrozenSet<string> _texts;

    /// <summary>Takes documents by their texts.</summary>
    /// <param name="texts">Each is parsed and validated when the endpoint is mapped.</param>
    public TrustedDocuments(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        _texts = texts.ToFrozenSet(StringComparer.Ordinal);
        _textById = _texts.ToFrozenDictionary(IdOf, StringComparer.Ordinal);
    }

    /// <summary>No documents.</summary>
    public static TrustedDocuments None { get; } = new([]);

    /// <summary>How many documents there are.</summary>
    public int Count => _texts.Count;

    /// <summary>The id of a document: <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    /// <param name="text">The document as written.</param>
    public static string IdOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Reads a manifest: one JSON object whose members are the ids, with or without the prefix, and whose values are the texts.</summary>
    /// <param name="utf8Json">The manifest, as a build tool writes it.</param>
    /// <param name="name">What the manifest is called in messages, such as its file name.</param>
    /// <exception cref="FormatException">It is no such object, or an id is not the hash of its text; every such id is named.</exception>
    public static TrustedDocuments ReadManifest(ReadOnlyMemory<byte> utf8Json, string name)
    {
        try
        {
            using var manifest = JsonDocument.Parse(utf8Json);
            if (manifest.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException($"{name} must be a JSON object with the text of a document for each id");
            var documents = manifest.RootElement.EnumerateObject().ToList();
            var problems = documents.Select(ProblemOf).Where(problem => problem is not null).ToList();
            return problems.Count == 0
                ? new TrustedDocuments(documents.Select(document => document.Value.GetString()!))
                : throw new FormatException($"{name}: {string.Join("; ", problems)}. Generate the file again.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"{name} is not valid JSON: {e.Message}", e);
        }
    }

    /// <summary>The text behind an id; null when there is none.</summary>
    /// <param name="id">With or without its prefix.</param>
    public string? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _textById.GetValueOrDefault(WithPrefix(id));
    }

    /// <summary>Whether exactly this text is one of the documents.</summary>
    public bool Contains(string text) => _texts.Contains(text);

    /// <summary>A document that the schema does not know would fail for each user; it stops the host instead.</summary>
    /// <param name="problemOf">What is wrong with a document; null when nothing is.</param>
    /// <exception cref="InvalidOperationException">Some are not valid; all such are named.</exception>
    internal void RequireValid(Func<string, string?> problemOf)
    {
        var problems = _textById
            .Select(document => (Id: document.Key, Begin: FirstLine(document.Value), Problem: problemOf(document.Value)))
            .Where(document => document.Problem is not null)
            .Select(document => $"{document.Id} ({document.Begin}): {document.Problem}")
            .Order(StringComparer.Ordinal)
            .ToList();
        if (problems.Count > 0)
            throw new InvalidOperationException($"{problems.Count} trusted documents do not fit the schema: {string.Join("; ", problems)}");
    }

    private static string? ProblemOf(JsonProperty document)
    {
        if (document.Value.ValueKind != JsonValueKind.String)
            return $"{document.Name} is not a string";
        var id = IdOf(document.Value.GetString()!);
        return WithPrefix(document.Name) == id ? null : $"{document.Name} is not the SHA-256 of its text, which is {id}";
    }

    private static string FirstLine(string text) => text.TrimStart().Split('\r', '\n')[0];

    private static string WithPrefix(string id) => id.Contains(':', StringComparison.Ordinal) ? id : Prefix + id;
}
