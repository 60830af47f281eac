namespace Timeline.Storage.Schema;

/// <summary>The database cannot be used as it is. Nothing was changed. The message is one sentence, or a few, that say what to do.</summary>
public class UnfitSchemaException : Exception
{
    internal UnfitSchemaException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>The database is of version 0.1 and was not brought up to date, since nobody asked for it.</summary>
public sealed class SchemaNeedsMigrationException : UnfitSchemaException
{
    internal SchemaNeedsMigrationException(string schema)
        : base($"The schema \"{schema}\" is of version 0.1 of Timeline: stop every program that uses it, make a backup (pg_dump), and run the verb migrate once; there is no way back but the backup.")
    {
    }
}

/// <summary>What a schema holds.</summary>
public enum SchemaState
{
    /// <summary>Nothing of Timeline.</summary>
    Empty,

    /// <summary>Everything as version 0.1 made it.</summary>
    Version01,

    /// <summary>Everything as this version, or one that it can bring up to date by itself, made it.</summary>
    Current,
}
