namespace Timeline.Api.Search;

/// <summary>What can be found. Storage contract: the names are in the database. Add; never rename.</summary>
internal enum SearchedThing
{
    /// <summary>An incident, by its title and its key.</summary>
    Incident,

    /// <summary>An entry that is none of the kinds below.</summary>
    Entry,

    Theory,

    /// <summary>A root cause or a contributing factor.</summary>
    Cause,

    Lesson,

    ActionItem,
}
