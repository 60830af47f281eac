using System.Reflection;
using Timeline.GraphQL.Transports;

namespace Timeline.Api.Host;

/// <summary>The operations of the web UI, written down when it is built and built into the program: it sends their ids and never their text.</summary>
internal static class WebDocuments
{
    private const string Manifest = "trusted-documents.json";

    /// <summary>None in a build without the web UI (SkipWeb).</summary>
    public static TrustedDocuments Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Manifest);
        if (stream is null)
            return TrustedDocuments.None;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return TrustedDocuments.ReadManifest(bytes.ToArray(), Manifest);
    }
}
