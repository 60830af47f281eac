using Timeline.GraphQL.Schemas;

namespace Timeline.Api.Host;

/// <summary>Prints the public schema.</summary>
internal static class SchemaVerb
{
    public static async Task<int> RunAsync(FileInfo? output, CancellationToken cancellation)
    {
        var text = SchemaPrinter.Print(TimelineSchema.Build()).TrimEnd() + "\n";
        if (output is null)
            await Console.Out.WriteAsync(text.AsMemory(), cancellation);
        else
            await File.WriteAllTextAsync(output.FullName, text, cancellation);
        return 0;
    }
}
