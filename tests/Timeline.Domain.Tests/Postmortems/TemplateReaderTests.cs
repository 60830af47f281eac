using System.Runtime.CompilerServices;
using Timeline.Domain.Postmortems;

namespace Timeline.Domain.Tests.Postmortems;

/// <summary>Templates of postmortems as they are written.</summary>
public sealed class TemplateReaderTests
{
    private const string Head = "---\nname: Ours\nrequired: []\n---\n";

    [Fact]
    public void The_standard_template_is_the_file_of_that_name_and_has_every_section_in_order()
    {
        Assert.Equal(Enum.GetValues<PostmortemSection>(), PostmortemTemplate.Default.Sections.Select(section => section.Section));
        Assert.All(PostmortemTemplate.Default.Sections, section => Assert.NotNull(section.Questions));
        var read = Good(File.ReadAllText(Path.Combine(Folder(), "standard.md")));
        Assert.Equal(PostmortemTemplate.Default.Sections, read.Sections);
        Assert.Equal((PostmortemTemplate.Default.Name, PostmortemTemplate.Default.Description), (read.Name, read.Description));
    }

    [Fact]
    public void Every_template_of_the_folder_is_in_order()
    {
        var files = Directory.GetFiles(Folder(), "*.md");
        Assert.True(files.Length >= 2, "there are a standard template and a short one");
        Assert.All(files, file => Assert.NotEmpty(Good(File.ReadAllText(file)).Sections));
    }

    [Fact]
    public void Order_titles_questions_and_what_is_required_are_as_written()
    {
        var template = Good("---\r\nname: \"Ours: short\"\r\ndescription: For small ones.\r\nrequired: [actions , summary]\r\n---\r\n\r\n## What we do {#actions}\r\n\r\nWho?\r\n\r\n- When?\r\n### Not a section\r\n```\r\n## nor this {#impact}\r\n```\r\n## What happened? {#summary}\r\n## Why {#causes}\r\n");
        Assert.Equal(("Ours: short", "For small ones."), (template.Name, template.Description));
        Assert.Equal(
            [
                new(PostmortemSection.Actions, "What we do", "Who?\n\n- When?\n### Not a section\n```\n## nor this {#impact}\n```", Required: true),
                new(PostmortemSection.Summary, "What happened?", Questions: null, Required: true),
                new TemplateSection(PostmortemSection.Causes, "Why", Questions: null, Required: false),
            ],
            template.Sections);
    }

    [Fact]
    public void What_was_read_and_written_reads_the_same() =>
        Assert.Equal(PostmortemTemplate.Default.Sections, Good(TemplateReader.Write(PostmortemTemplate.Default)).Sections);

    [Theory]
    [InlineData("", 1, "The template begins with front matter between two lines of ---: name, description, required. Write it first.")]
    [InlineData("---\nname: Ours\n## Summary {#summary}\n", 1, "The template begins with front matter")]
    [InlineData("---\nrequired: []\n---\n## S {#summary}", 1, "The front matter has no name.")]
    [InlineData("---\nname: \u200B\n---\n## S {#summary}", 2, "name is empty.")]
    [InlineData("---\nname: A\nname: B\n---\n## S {#summary}", 3, "name stands twice; it is on line 2 too.")]
    [InlineData("---\nname: A\nowner: B\n---\n## S {#summary}", 3, "\"owner\" is no key of the front matter.")]
    [InlineData("---\nname: A\nnonsense\n---\n## S {#summary}", 3, "\"nonsense\" is no key of the front matter.")]
    [InlineData("---\nname: A\nrequired: summary\n---\n## S {#summary}", 3, "required is \"summary\". Write a list of keys in brackets: required: [summary, causes].")]
    [InlineData("---\nname: A\nrequired: [sumary]\n---\n## S {#summary}", 3, "required names \"sumary\", which is no section. Keys: summary, impact, lead-up,")]
    [InlineData("---\nname: A\nrequired: [impact]\n---\n## S {#summary}", 3, "required names impact, which the template does not have.")]
    [InlineData("---\nname: A\nrequired: [summary, summary]\n---\n## S {#summary}", 3, "required names summary twice.")]
    [InlineData(Head, 5, "The template has no section.")]
    [InlineData(Head + "Hello.\n## S {#summary}", 5, "\"Hello.\" stands before the first section.")]
    [InlineData(Head + "# S {#summary}", 5, "\"# S {#summary}\" is no heading of a section. Write ## Title {#key}, and headings within a section with ###.")]
    [InlineData(Head + "## Summary", 5, "\"## Summary\" is no heading of a section.")]
    [InlineData(Head + "## S {#summary} and more", 5, "\"## S {#summary} and more\" is no heading of a section.")]
    [InlineData(Head + "## {#summary}", 5, "The section summary has no title.")]
    [InlineData(Head + "## S {#Summary}", 5, "\"Summary\" is no section. Keys: summary,")]
    [InlineData(Head + "## S {#summary}\n\n## T {#summary}", 7, "The section summary stands twice; it is on line 5 too.")]
    public void What_is_wrong_is_named_with_its_line_and_what_is_allowed(string source, int line, string message)
    {
        var reading = TemplateReader.Read(source);
        Assert.Null(reading.Template);
        var fault = Assert.Single(reading.Faults);
        Assert.Equal(line, fault.Line);
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_named_in_the_order_of_the_lines() =>
        Assert.Equal([3, 5, 6, 7], TemplateReader.Read("---\nname: A\nwho: B\n---\nHello.\n## S {#nonsense}\n## {#summary}").Faults.Select(fault => fault.Line));

    [Fact]
    public void No_part_is_longer_than_its_limit()
    {
        Assert.Equal("The title is 201 characters; the limit is 200. Shorten it.", Fault($"{Head}## {new string('x', 201)} {{#summary}}"));
        Assert.Equal("The text below the heading is 5,001 characters; the limit is 5,000. Shorten it.", Fault($"{Head}## S {{#summary}}\n{new string('x', 5_001)}"));
        Assert.StartsWith("name is 201 characters", Fault($"---\nname: {new string('x', 201)}\n---\n## S {{#summary}}"), StringComparison.Ordinal);
        Assert.StartsWith("description is 1,001 characters", Fault($"---\nname: A\ndescription: {new string('x', 1_001)}\n---\n## S {{#summary}}"), StringComparison.Ordinal);
        Assert.Equal("The template is 50,001 characters; the limit is 50,000. Shorten the questions.", Fault(new string('x', 50_001)));
        Assert.Equal(50, TemplateReader.Read(Head + string.Concat(Enumerable.Repeat("## S {#nonsense}\n", 60))).Faults.Count);
    }

    private static PostmortemTemplate Good(string source)
    {
        var reading = TemplateReader.Read(source);
        Assert.Empty(reading.Faults);
        return reading.Template!;
    }

    private static string Fault(string source) => Assert.Single(TemplateReader.Read(source).Faults).Message;

    private static string Folder([CallerFilePath] string caller = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "../../../postmortems/templates"));
}
