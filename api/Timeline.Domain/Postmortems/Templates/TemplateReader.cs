using System.Text.RegularExpressions;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

/// <summary>Reads a template's source: front matter with name, description and what is required, then a heading with a key for each section, with what to answer below it. Pure.</summary>
public static class TemplateReader
{
    /// <summary>The longest source, in UTF-16 code units, and of its parts.</summary>
    public const int LongestSource = 50_000;

    public const int LongestQuestions = 5_000;
    public const int LongestDescription = 1_000;

    private const int MostFaults = 50;

    /// <summary>Every fault is named; with one there is no template.</summary>
    public static TemplateReading Read(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Length > LongestSource)
            return new(null, [new(1, $"The template is {Say.Count(source.Length)} characters; the limit is {Say.Count(LongestSource)}. Shorten the questions.")]);

        var reading = new Reading(source.ReplaceLineEndings("\n").Split('\n'));
        var template = reading.Read();
        IReadOnlyList<TemplateFault> faults = [.. reading.Faults.OrderBy(fault => fault.Line).Take(MostFaults)];
        return new(faults.Count == 0 ? template : null, faults);
    }

    /// <summary>The source of a template: read again, it gives the same.</summary>
    public static string Write(PostmortemTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var required = template.Sections.Where(section => section.Required).Select(section => section.Section.Key());
        IEnumerable<string> lines =
        [
            "---", $"name: {template.Name}", .. template.Description is { } description ? [$"description: {description}"] : (string[])[], $"required: [{string.Join(", ", required)}]", "---",
            .. template.Sections.SelectMany(section => (string[])["", $"## {section.Title} {{#{section.Section.Key()}}}", .. section.Questions is { } questions ? ["", questions] : (string[])[]]),
        ];
        return string.Join('\n', lines) + "\n";
    }
}

/// <summary>One reading of the lines of a source.</summary>
internal sealed partial class Reading(string[] lines)
{
    private readonly List<TemplateSection> _sections = [];
    private readonly Dictionary<PostmortemSection, int> _lines = [];
    private readonly Dictionary<string, (string Value, int Line)> _head = new(StringComparer.Ordinal);

    public List<TemplateFault> Faults { get; } = [];

    public PostmortemTemplate? Read()
    {
        if (ReadHead() is not { } body)
            return null;
        ReadSections(body);
        var required = Required();
        if (_sections.Count == 0 && Faults.Count == 0)
            Fail(lines.Length, $"The template has no section. Write a heading with a key for each, such as ## Summary {{#summary}}. Keys: {SectionKeys.All}.");
        var name = Line("name", Limits.Name);
        var description = _head.ContainsKey("description") ? Line("description", TemplateReader.LongestDescription) : null;
        return new(name, description, [.. _sections.Select(section => section with { Required = required.Contains(section.Section) })]);
    }

    // Gives the index of the first line of the body.
    private int? ReadHead()
    {
        var end = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, line => line.TrimEnd() == "---") : -1;
        if (end < 0)
        {
            Fail(1, "The template begins with front matter between two lines of ---: name, description, required. Write it first.");
            return null;
        }

        for (var at = 1; at < end; at++)
        {
            if (lines[at].Trim().Length == 0)
                continue;
            var (key, value) = lines[at].IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? (lines[at][..colon].Trim(), lines[at][(colon + 1)..].Trim()) : (lines[at].Trim(), "");
            if (key is not ("name" or "description" or "required"))
                Fail(at + 1, $"\"{Say.Excerpt(key)}\" is no key of the front matter. Allowed are name, description and required, each as key: value.");
            else if (!_head.TryAdd(key, (Unquoted(value), at + 1)))
                Fail(at + 1, $"{key} stands twice; it is on line {_head[key].Line} too. Keep one.");
        }

        if (!_head.ContainsKey("name"))
            Fail(1, $"The front matter has no name. Add name: and 1 to {Limits.Name} characters.");
        return end + 1;
    }

    private void ReadSections(int from)
    {
        var headings = HeadingsFrom(from);
        var first = headings is [var at, ..] ? at : lines.Length;
        if (Array.FindIndex(lines, from, first - from, line => line.Trim().Length > 0) is >= 0 and var stray)
            Fail(stray + 1, $"\"{Say.Excerpt(lines[stray].Trim())}\" stands before the first section. Put it below a heading with a key, such as ## Summary {{#summary}}, or take it out.");
        foreach (var (index, heading) in headings.Index())
            AddSection(heading, index + 1 < headings.Count ? headings[index + 1] : lines.Length);
    }

    // What stands in a block of code is no heading.
    private List<int> HeadingsFrom(int from)
    {
        var (headings, fenced) = (new List<int>(), false);
        for (var at = from; at < lines.Length; at++)
        {
            if (Fence().IsMatch(lines[at]))
                fenced = !fenced;
            else if (!fenced && IsHeading(lines[at]))
                headings.Add(at);
        }

        return headings;
    }

    private void AddSection(int heading, int end)
    {
        var line = heading + 1;
        var match = Heading().Match(lines[heading]);
        if (!match.Success)
        {
            Fail(line, $"\"{Say.Excerpt(lines[heading].Trim())}\" is no heading of a section. Write ## Title {{#key}}, and headings within a section with ###. Keys: {SectionKeys.All}.");
            return;
        }

        var (title, key) = (VisibleText.Line(match.Groups["title"].Value).Trim(), match.Groups["key"].Value);
        if (VisibleText.ShowsNothing(title))
            Fail(line, $"The section {key} has no title. Write one before its key: ## Title {{#{key}}}.");
        else if (title.Length > Limits.Title)
            Fail(line, $"The title is {Say.Count(title.Length)} characters; the limit is {Limits.Title}. Shorten it.");
        var questions = string.Join('\n', lines[(heading + 1)..end]).Trim('\n', ' ', '\t');
        if (questions.Length > TemplateReader.LongestQuestions)
            Fail(line, $"The text below the heading is {Say.Count(questions.Length)} characters; the limit is {Say.Count(TemplateReader.LongestQuestions)}. Shorten it.");
        if (SectionKeys.Find(key) is not { } section)
            Fail(line, $"\"{Say.Excerpt(key)}\" is no section. Keys: {SectionKeys.All}.");
        else if (!_lines.TryAdd(section, line))
            Fail(line, $"The section {key} stands twice; it is on line {_lines[section]} too. Keep one.");
        else
            _sections.Add(new(section, title, questions.Length == 0 ? null : questions, Required: false));
    }

    private HashSet<PostmortemSection> Required()
    {
        var required = new HashSet<PostmortemSection>();
        if (!_head.TryGetValue("required", out var given))
            return required;
        if (given.Value is not ['[', .., ']'])
        {
            Fail(given.Line, $"required is \"{Say.Excerpt(given.Value)}\". Write a list of keys in brackets: required: [summary, causes].");
            return required;
        }

        foreach (var key in given.Value[1..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (SectionKeys.Find(key) is not { } section)
                Fail(given.Line, $"required names \"{Say.Excerpt(key)}\", which is no section. Keys: {SectionKeys.All}.");
            else if (!_lines.ContainsKey(section))
                Fail(given.Line, $"required names {key}, which the template does not have. Add the section, or take it out of the list.");
            else if (!required.Add(section))
                Fail(given.Line, $"required names {key} twice. Keep one.");
        }

        return required;
    }

    private string Line(string key, int limit)
    {
        if (!_head.TryGetValue(key, out var given))
            return "";
        var checks = new Checks();
        var value = checks.Line(key, given.Value, limit);
        if (checks.Problem is { } problem)
            Fail(given.Line, problem.Message);
        return value;
    }

    private void Fail(int line, string message) => Faults.Add(new(line, message));

    // Of the first and second level: what lies below belongs to the section.
    private static bool IsHeading(string line) => line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("## ", StringComparison.Ordinal) || line.TrimEnd() is "#" or "##";

    private static string Unquoted(string value) => value is ['"', .., '"'] or ['\'', .., '\''] && value.Length > 1 ? value[1..^1] : value;

    [GeneratedRegex(@"^## (?<title>.*)\{#(?<key>[^{}]*)\}\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("^ {0,3}(```|~~~)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();
}
