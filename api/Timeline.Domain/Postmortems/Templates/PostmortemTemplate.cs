namespace Timeline.Domain.Postmortems;

/// <summary>What a postmortem is made of: which sections, in which order, under which titles. Immutable.</summary>
/// <param name="Description">What it is for. Null: not said.</param>
/// <param name="Sections">In the order of the document; each section at most once, at least one.</param>
public sealed record PostmortemTemplate(string Name, string? Description, IReadOnlyList<TemplateSection> Sections)
{
    /// <summary>Every section in the standard order: what a postmortem is made of when no template is chosen.</summary>
    public static PostmortemTemplate Default { get; } = TemplateReader.Read(StandardTemplate.Source).Template
        ?? throw new InvalidOperationException("The standard template cannot be read.");

    /// <summary>Null: the template leaves it out.</summary>
    public TemplateSection? Find(PostmortemSection section) => Sections.FirstOrDefault(known => known.Section == section);
}

/// <summary>A section of a template.</summary>
/// <param name="Title">One line.</param>
/// <param name="Questions">What to answer in it, in Markdown. Null: nothing is asked.</param>
/// <param name="Required">Whether the document is incomplete while nothing stands in it.</param>
public sealed record TemplateSection(PostmortemSection Section, string Title, string? Questions, bool Required);

/// <summary>What a template's source came to.</summary>
/// <param name="Template">Null where there are faults.</param>
/// <param name="Faults">By their lines.</param>
public sealed record TemplateReading(PostmortemTemplate? Template, IReadOnlyList<TemplateFault> Faults);

/// <summary>Something that is wrong in a template's source.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Message">For a person: what stands there, what is allowed, what to do.</param>
public sealed record TemplateFault(int Line, string Message);
