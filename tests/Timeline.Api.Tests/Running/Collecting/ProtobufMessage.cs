using System.Buffers.Binary;
using System.Text;

namespace Timeline.Api.Tests.Running.Collecting;

/// <summary>Just enough of Protocol Buffers to read what a collector is sent: fields by number.</summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Field, ulong Number, ReadOnlyMemory<byte> Bytes)> _fields = [];

    public ProtobufMessage(ReadOnlyMemory<byte> bytes)
    {
        for (var rest = bytes; !rest.IsEmpty;)
        {
            var tag = Varint(ref rest);
            var (number, content) = (tag & 7) switch
            {
                0 => (Varint(ref rest), default),
                1 => (BinaryPrimitives.ReadUInt64LittleEndian(Take(ref rest, 8).Span), default),
                2 => (0UL, Take(ref rest, (int)Varint(ref rest))),
                5 => (BinaryPrimitives.ReadUInt32LittleEndian(Take(ref rest, 4).Span), default),
                var kind => throw new InvalidDataException($"wire type {kind}"),
            };
            _fields.Add(((int)(tag >> 3), number, content));
        }
    }

    public IEnumerable<ProtobufMessage> Messages(int field) => All(field).Select(each => new ProtobufMessage(each.Bytes));

    public string Text(int field) => Encoding.UTF8.GetString(All(field).LastOrDefault().Bytes.Span);

    public string Hex(int field) => Convert.ToHexString(All(field).LastOrDefault().Bytes.Span);

    public long Number(int field) => unchecked((long)All(field).LastOrDefault().Number);

    public bool Has(int field) => All(field).Any();

    private IEnumerable<(int Field, ulong Number, ReadOnlyMemory<byte> Bytes)> All(int field) => _fields.Where(each => each.Field == field);

    private static ulong Varint(ref ReadOnlyMemory<byte> rest)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = Take(ref rest, 1).Span[0];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
                return value;
        }
    }

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> rest, int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
