namespace Timeline.Domain.Incidents;

/// <summary>A fact about one lesson or action item: it records it, or changes it.</summary>
public interface IAboutLearning
{
    /// <summary>The id of the lesson or action item.</summary>
    Guid Part { get; }

    /// <summary>The same fact as it must be stored once that is redacted: without what people typed.</summary>
    IncidentEvent WithoutContent();
}
