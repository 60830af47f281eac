using System.Runtime.InteropServices;

namespace Timeline.GraphQL.Transports.WebSockets;

/// <summary>A message on its way to a client. What many clients get is kept once, and put together only while it is sent.</summary>
/// <param name="Head">The whole message, or what comes before the shared part.</param>
/// <param name="Shared">A value that ends an object, as UTF-8 JSON; the object's closing brace follows it. Empty for none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OutgoingMessage(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Shared)
{
    public static implicit operator OutgoingMessage(ReadOnlyMemory<byte> whole) => new(whole, default);

    public bool IsShared => !Shared.IsEmpty;

    /// <summary>In bytes.</summary>
    public int Length => IsShared ? Head.Length + Shared.Length + 1 : Head.Length;

    public void CopyTo(Span<byte> target)
    {
        Head.Span.CopyTo(target);
        Shared.Span.CopyTo(target[Head.Length..]);
        target[Length - 1] = (byte)'}';
    }
}
