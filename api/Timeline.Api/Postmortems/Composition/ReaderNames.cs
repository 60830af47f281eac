using System.Text;
using System.Text.RegularExpressions;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>
/// What people are called in a document that shows roles and not names, and customers in one for others: by what they did, with a number where several did the same.
/// Every name that the record has for somebody is replaced wherever it stands as a whole word, in typed text too.
/// </summary>
internal sealed partial class ReaderNames
{
    private const string Own = "Timeline";
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, string> _labels = new(StringComparer.OrdinalIgnoreCase);

    private ReaderNames(IEnumerable<(string Name, string Label)> named)
    {
        foreach (var same in named.Where(one => !string.IsNullOrWhiteSpace(one.Name) && one.Name is not (Own or EntryContent.Redacted)).DistinctBy(one => one.Name, StringComparer.OrdinalIgnoreCase).GroupBy(one => one.Label))
        {
            var names = same.Select(one => one.Name).ToList();
            for (var index = 0; index < names.Count; index++)
                _labels[names[index]] = names.Count == 1 ? same.Key : $"{same.Key} {Say.Count(index + 1)}";
        }
    }

    /// <summary>Each name with what stands for it, in the order in which the record has them.</summary>
    public IReadOnlyDictionary<string, string> Labels => _labels;

    /// <param name="others">Names of others who may be named in what was typed, and who did nothing that is recorded.</param>
    public static ReaderNames Of(IncidentRecord record, DocumentView view, params IEnumerable<string> others) => new(
    [
        .. view.RolesNotNames ? People(record) : [],
        .. view.RolesNotNames ? others.Select(name => (name, "Colleague")) : [],
        .. view.IsExternal ? Customers(record) : [],
    ]);

    public PostmortemDocument In(PostmortemDocument document)
    {
        if (_labels.Count == 0)
            return document;
        var (plain, markdown) = (Pattern(escaped: false), Pattern(escaped: true));
        return new DocumentTexts(text => plain.Replace(text, Label), text => markdown.Replace(text, Label)).In(document);
    }

    /// <summary>A plain text, such as the name of a file.</summary>
    public string In(string text) => _labels.Count == 0 ? text : Pattern(escaped: false).Replace(text, Label);

    private string Label(Match match) => _labels[Backslashes().Replace(match.Value, "${sign}")];

    // The longest first: a name may begin with another. What is typed as one word may be a word of the language too, and is told apart by its capital letters.
    private Regex Pattern(bool escaped)
    {
        var names = _labels.Keys.OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)
            .Select(name => name.Any(char.IsWhiteSpace) ? $"(?i:{Escaped(name, escaped)})" : $"{Escaped(name, escaped)}|{Escaped(name.ToUpperInvariant(), escaped)}");
        return new($@"(?<![\p{{L}}\p{{N}}])(?:{string.Join('|', names)})(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MatchTimeout);
    }

    private static string Escaped(string name, bool escaped)
    {
        var pattern = new StringBuilder();
        foreach (var character in name)
            pattern.Append(escaped && !char.IsLetterOrDigit(character) ? @"\\?" : "").Append(Regex.Escape(character.ToString()));
        return pattern.ToString();
    }

    private static IEnumerable<(string Name, string Label)> People(IncidentRecord record) =>
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

    [GeneratedRegex(@"\\(?<sign>[^\p{L}\p{N}])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Backslashes();
}
