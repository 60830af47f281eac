using System.Text;
using Timeline.Api.Postmortems.Names;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Postmortems.Names;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>
/// What people are called in a document that shows roles and not names, and customers in one for others: by what they did, with a number where several did the same.
/// Every name that the record has for somebody is replaced wherever it stands as a whole word, in typed text too; of parts of names those that somebody said are names.
/// </summary>
internal sealed class ReaderNames
{
    private const string Own = "Timeline";
    private const string Anybody = "Colleague";

    private readonly Dictionary<string, string> _labels = new(StringComparer.OrdinalIgnoreCase);

    // By how they begin, the longest first: a name may begin with another.
    private readonly ILookup<char, string> _names;
    private readonly ReplacedWords? _replaced;

    private ReaderNames(IReadOnlyList<(string Name, string Label)> people, IEnumerable<(string Name, string Label)> customers, Func<Func<string, string>, ReplacedWords?> replaced)
    {
        var named = people.Concat(customers);
        People = [.. people.Select(person => person.Name).Where(IsName).Distinct(StringComparer.OrdinalIgnoreCase)];
        foreach (var same in named.Where(one => IsName(one.Name)).DistinctBy(one => one.Name, StringComparer.OrdinalIgnoreCase).GroupBy(one => one.Label))
        {
            var names = same.Select(one => one.Name).ToList();
            for (var index = 0; index < names.Count; index++)
                _labels[names[index]] = names.Count == 1 ? same.Key : $"{same.Key} {Say.Count(index + 1)}";
        }

        _names = _labels.Keys.OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).ToLookup(name => char.ToUpperInvariant(name[0]));
        _replaced = replaced(LabelOf);
    }

    /// <summary>The names of people, those whom the record has first.</summary>
    public IReadOnlyList<string> People { get; }

    /// <summary>Each name with what stands for it, in the order in which the record has them.</summary>
    public IReadOnlyDictionary<string, string> Labels => _labels;

    /// <param name="others">Names of others who may be named in what was typed, and who did nothing that is recorded.</param>
    public static ReaderNames Of(IncidentRecord record, DocumentView view, params IEnumerable<string> others) => Of(record, PostmortemRecord.Empty, view, others);

    /// <param name="postmortem">Says which names were typed in part.</param>
    /// <inheritdoc cref="Of(IncidentRecord, DocumentView, IEnumerable{string})"/>
    public static ReaderNames Of(IncidentRecord record, PostmortemRecord postmortem, DocumentView view, params IEnumerable<string> others) => new(
        view.RolesNotNames ? [.. PeopleOf(record), .. others.Select(name => (name, Anybody))] : [],
        view.IsExternal ? Customers(record) : [],
        labelOf => view.RolesNotNames ? ReplacedWords.Of(record, postmortem, labelOf) : null);

    /// <summary>What stands for a person.</summary>
    public string LabelOf(string person) => _labels.GetValueOrDefault(person, Anybody);

    /// <summary>Where whole names stand in a text, in its order.</summary>
    public IReadOnlyList<(int Start, int End)> Ranges(string text) => [.. Found(text, escaped: true).Select(found => (found.Start, found.End))];

    public PostmortemDocument In(PostmortemDocument document) =>
        _labels.Count == 0 ? document : new DocumentTexts(text => In(text, escaped: false), text => In(text, escaped: true)).In(document);

    /// <param name="escaped">True: of what is a sign in Markdown a backslash may stand before it.</param>
    private string In(string text, bool escaped)
    {
        StringBuilder? changed = null;
        var kept = 0;
        foreach (var (start, end, label) in Found(text, escaped))
        {
            changed = (changed ?? new()).Append(text, kept, start - kept).Append(label);
            kept = end;
        }

        return changed?.Append(text, kept, text.Length - kept).ToString() ?? text;
    }

    private IEnumerable<(int Start, int End, string Label)> Found(string text, bool escaped)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if ((Find(text, at, escaped) ?? _replaced?.At(text, at)) is not { } found)
                continue;
            yield return (at, found.End, found.Label);
            at = found.End - 1;
        }
    }

    private (int End, string Label)? Find(string text, int at, bool escaped)
    {
        var first = escaped && text[at] == '\\' && at + 1 < text.Length ? text[at + 1] : text[at];
        foreach (var name in _names[char.ToUpperInvariant(first)])
        {
            if (Begins(text, at, name) && EndOf(text, at, name, escaped) is { } end && Ends(text, end, name))
                return (end, _labels[name]);
        }

        return null;
    }

    private static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && name is not (Own or EntryContent.Redacted);

    // One sign of a script without spaces is part of too many words.
    private static bool Begins(string text, int at, string name) => at == 0 || !NameBorders.IsOfWord(text[at - 1]) || (name.Length > 1 && NameBorders.IsUnspaced(name[0]));

    private static bool Ends(string text, int end, string name) => end == text.Length || !NameBorders.IsOfWord(text[end]) || (name.Length > 1 && NameBorders.IsUnspaced(name[^1]));

    // What is typed as one word may be a word of the language too, and is told apart by its capital letters.
    private static int? EndOf(string text, int at, string name, bool escaped) => name.Any(char.IsWhiteSpace)
        ? EndOf(text, at, name, escaped, char.ToUpperInvariant)
        : EndOf(text, at, name, escaped, character => character) ?? EndOf(text, at, name.ToUpperInvariant(), escaped, character => character);

    private static int? EndOf(string text, int at, string name, bool escaped, Func<char, char> fold)
    {
        foreach (var character in name)
        {
            if (escaped && at + 1 < text.Length && text[at] == '\\' && !char.IsLetterOrDigit(character))
                at++;
            if (at >= text.Length || fold(text[at]) != fold(character))
                return null;
            at++;
        }

        return at;
    }

    private static IEnumerable<(string Name, string Label)> PeopleOf(IncidentRecord record) =>
    [
        .. record.Roles.SelectMany(tenure => new[] { (tenure.Who, Capital(tenure.Title)) }.Concat(tenure.HandedTo is { } next ? [(next, Capital(tenure.Title))] : [])),
        .. record.ContactAttempts.Select(attempt => (attempt.Who, attempt.Rung switch
        {
            ContactRung.Primary or ContactRung.Secondary or ContactRung.Tertiary => "Engineer on call",
            ContactRung.Vendor => "Vendor's contact",
            ContactRung.Manager => "Manager",
            _ => "Colleague",
        })),
        .. record.Engagements.Select(engagement => (engagement.Who, "Responder")),
        .. record.Vendors.Where(vendor => vendor.Who is not null).Select(vendor => (vendor.Who!, "Vendor's contact")),
        .. record.CustomerContacts.Where(contact => contact.Person is not null).Select(contact => (contact.Person!, "Customer's contact")),
        .. record.CustomerContacts.Select(contact => (contact.ToldBy, "Colleague who told customers")),
        .. record.Feedback.Where(feedback => feedback.FromWhom is not null).Select(feedback => (feedback.FromWhom!, "Whoever gave feedback")),
        .. record.Demands.Select(demand => (demand.FromWhom, "Whoever demanded it")),
        .. record.Decisions.SelectMany(decision => new[] { (decision.DecidedBy, "Whoever decided") }
            .Concat(decision.OnAdviceOf is { } adviser ? [(adviser, "Adviser")] : []).Concat(decision.VerifiedBy is { } verifier ? [(verifier, "Whoever verified")] : [])),
        .. record.Etas.Select(eta => (eta.GivenBy, "Whoever gave the estimate")),
        .. record.ActionItems.Where(item => item.Owner is not null).Select(item => (item.Owner!, "Owner")),
        .. record.Timeline.SelectMany(entry => new[] { entry.Author, entry.RecordedBy }
            .Concat(entry.History.Select(revision => revision.ReplacedBy)).Concat(entry.Redaction is { } redaction ? [redaction.By] : [])
            .Concat(entry.Marks.Select(mark => mark.By))).Append(record.DeclaredBy).Select(name => (name, "Colleague")),
        .. record.Timeline.SelectMany(entry => entry.Mentions).Where(mention => mention.Kind == MentionKind.Person).Select(mention => (mention.Name, "Colleague")),
    ];

    private static IEnumerable<(string Name, string Label)> Customers(IncidentRecord record) =>
        record.Impacts.Select(impact => impact.Customer).Concat(record.CustomerContacts.Select(contact => contact.Customer)).OfType<string>().Select(name => (name, "Customer"));

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
