using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace SafeDiningCode.LoadTests.Watching;

/// <summary>One number out of an export of metrics.</summary>
internal sealed record OtlpPoint(string Metric, DateTimeOffset At, double Value, IReadOnlyDictionary<string, string> Attributes);

/// <summary>
/// Reads the numbers of sums and gauges out of an OTLP export (opentelemetry-proto, <c>ExportMetricsServiceRequest</c>);
/// histograms are passed over.
/// </summary>
internal static class OtlpMetrics
{
    public static List<OtlpPoint> Read(ReadOnlySpan<byte> request)
    {
        var points = new List<OtlpPoint>();
        foreach (var resource in ProtoField.In(request, 1))
        {
            foreach (var scope in ProtoField.In(resource.Bytes(request), 2))
            {
                var inScope = resource.Bytes(request);
                foreach (var metric in ProtoField.In(scope.Bytes(inScope), 2))
                {
                    ReadMetric(metric.Bytes(scope.Bytes(inScope)), points);
                }
            }
        }

        return points;
    }

    private static void ReadMetric(ReadOnlySpan<byte> metric, List<OtlpPoint> points)
    {
        var name = "";
        foreach (var field in ProtoField.All(metric))
        {
            // name = 1, gauge = 5, sum = 7; both hold data_points = 1.
            if (field.Number == 1)
            {
                name = Encoding.UTF8.GetString(field.Bytes(metric));
            }
            else if (field.Number is 5 or 7)
            {
                var data = field.Bytes(metric);
                foreach (var point in ProtoField.In(data, 1))
                {
                    points.Add(ReadPoint(name, point.Bytes(data)));
                }
            }
        }
    }

    private static OtlpPoint ReadPoint(string metric, ReadOnlySpan<byte> point)
    {
        var at = DateTimeOffset.UnixEpoch;
        var value = 0.0;
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in ProtoField.All(point))
        {
            switch (field.Number)
            {
                // time_unix_nano = 3, as_double = 4, as_int = 6, attributes = 7.
                case 3:
                    at = DateTimeOffset.UnixEpoch.AddTicks((long)(field.Fixed / TimeSpan.NanosecondsPerTick));
                    break;
                case 4:
                    value = BitConverter.UInt64BitsToDouble(field.Fixed);
                    break;
                case 6:
                    value = (long)field.Fixed;
                    break;
                case 7:
                    var (key, text) = ReadAttribute(field.Bytes(point));
                    attributes[key] = text;
                    break;
            }
        }

        return new OtlpPoint(metric, at, value, attributes);
    }

    private static (string Key, string Text) ReadAttribute(ReadOnlySpan<byte> attribute)
    {
        var (key, text) = ("", "");
        foreach (var field in ProtoField.All(attribute))
        {
            // key = 1, value = 2 with string_value = 1.
            if (field.Number == 1)
            {
                key = Encoding.UTF8.GetString(field.Bytes(attribute));
            }
            else if (field.Number == 2)
            {
                var value = field.Bytes(attribute);
                foreach (var one in ProtoField.In(value, 1))
                {
                    text = Encoding.UTF8.GetString(one.Bytes(value));
                }
            }
        }

        return (key, text);
    }
}

/// <summary>A field of a message in protocol buffers' encoding: where its bytes lie, or its 64 bits.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ProtoField(int Number, int At, int Length, ulong Fixed)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    /// <summary>The bytes of a field that has a length, in the message it was found in.</summary>
    public ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> message) => message.Slice(At, Length);

    /// <summary>The fields of one number.</summary>
    public static IEnumerable<ProtoField> In(ReadOnlySpan<byte> message, int number) => All(message).Where(field => field.Number == number && field.Length >= 0);

    /// <summary>All fields, in their order.</summary>
    /// <exception cref="InvalidDataException">The message is cut off or of a type that is not read here.</exception>
    public static List<ProtoField> All(ReadOnlySpan<byte> message)
    {
        var fields = new List<ProtoField>();
        for (var at = 0; at < message.Length;)
        {
            var key = ReadVarint(message, ref at);
            var (number, type) = ((int)(key >> 3), (int)(key & 7));
            switch (type)
            {
                case Varint:
                    fields.Add(new ProtoField(number, at, -1, ReadVarint(message, ref at)));
                    break;
                case Fixed64 when at + sizeof(ulong) <= message.Length:
                    fields.Add(new ProtoField(number, at, -1, BinaryPrimitives.ReadUInt64LittleEndian(message[at..])));
                    at += sizeof(ulong);
                    break;
                case Fixed32 when at + sizeof(uint) <= message.Length:
                    fields.Add(new ProtoField(number, at, -1, BinaryPrimitives.ReadUInt32LittleEndian(message[at..])));
                    at += sizeof(uint);
                    break;
                case Delimited when ReadVarint(message, ref at) is var length && length <= (ulong)(message.Length - at):
                    fields.Add(new ProtoField(number, at, (int)length, 0));
                    at += (int)length;
                    break;
                default:
                    throw new InvalidDataException("This is no message in protocol buffers' encoding.");
            }
        }

        return fields;
    }

    private static ulong ReadVarint(ReadOnlySpan<byte> message, ref int at)
    {
        var (value, shift) = (0UL, 0);
        while (at < message.Length && shift < 64)
        {
            var one = message[at++];
            value |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80)
            {
                return value;
            }

            shift += 7;
        }

        throw new InvalidDataException("This is no message in protocol buffers' encoding.");
    }
}
