using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.AspNetCore.Uploads;

/// <summary>The value of an <c>Upload</c> scalar: names a file of the request. Immutable.</summary>
/// <param name="Part">The name of the form's part.</param>
public sealed record Upload(string Part);

/// <summary>Files as arguments. GraphQL multipart request specification.</summary>
public static class Uploading
{
    /// <summary>Binds a scalar whose values are files of the request; resolvers get an <see cref="Upload"/>.</summary>
    /// <param name="schema">The bindings.</param>
    /// <param name="scalar">The scalar's name in the SDL.</param>
    public static void Upload(this SchemaBindings schema, string scalar = "Upload")
    {
        ArgumentNullException.ThrowIfNull(schema);
        schema.Scalar<Upload>(
            scalar,
            _ => throw new InvalidOperationException($"{scalar} is for arguments; a field cannot give a file"),
            value => value is string part ? new Upload(part) : throw new FormatException("A file is sent as a part of a multipart request, with null in its place."));
    }

    /// <summary>The file behind a value of the scalar.</summary>
    /// <exception cref="GraphQLException">FILE_MISSING: the request has no such file.</exception>
    public static UploadedFile File(this FieldContext field, Upload upload)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(upload);
        return field.Service<GraphQLCaller>().Files.GetValueOrDefault(upload.Part)
            ?? throw new GraphQLException("The request has no such file. Send it as multipart/form-data, with null in the file's place and its part named in \"map\".", "FILE_MISSING");
    }
}
