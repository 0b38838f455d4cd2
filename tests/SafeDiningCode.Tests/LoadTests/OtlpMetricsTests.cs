extern alias loadtests;
using System.Buffers.Binary;
using System.Text;
using loadtests::SafeDiningCode.LoadTests.Watching;

namespace SafeDiningCode.Tests.LoadTests;

public sealed class OtlpMetricsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_the_runtime_says_of_its_collector_is_read_out_of_an_export()
    {
        var export = Message(1, Message(2, [
            .. Message(2, [.. Field(1, "dotnet.gc.collections"), .. Message(7, [.. Point(41L, "gen0"), .. Point(7L, "gen1"), .. Point(2L, "gen2")])]),
            .. Message(2, [.. Field(1, "dotnet.gc.pause.time"), .. Message(7, Point(0.125))]),
            .. Message(2, [.. Field(1, "dotnet.gc.heap.total_allocated"), .. Message(7, Point(123_456_789_012L))]),
            // A histogram, which is passed over.
            .. Message(2, [.. Field(1, "http.server.request.duration"), .. Message(9, Point(1L))]),
        ]));

        var counters = RuntimeCounters.Of(OtlpMetrics.Read(export));

        Assert.NotNull(counters);
        Assert.Equal([41, 7, 2], counters.Collections);
        Assert.Equal(TimeSpan.FromMilliseconds(125), counters.Pause);
        Assert.Equal(123_456_789_012, counters.AllocatedBytes);
        Assert.Equal(At, counters.At);
    }

    [Fact]
    public void An_export_without_them_says_nothing() => Assert.Null(RuntimeCounters.Of(OtlpMetrics.Read(Message(1, Message(2, [])))));

    [Fact]
    public void What_is_cut_off_is_refused()
    {
        var export = Message(1, Message(2, Message(2, Field(1, "dotnet.gc.pause.time"))));
        Assert.Throws<InvalidDataException>(() => OtlpMetrics.Read(export.AsSpan(0, export.Length - 1)));
    }

    private static byte[] Point(long value, string? generation = null) => Message(1, [.. Fixed(3, Nanoseconds), .. Fixed(6, (ulong)value), .. Attribute(generation)]);

    private static byte[] Point(double value) => Message(1, [.. Fixed(3, Nanoseconds), .. Fixed(4, BitConverter.DoubleToUInt64Bits(value))]);

    private static ulong Nanoseconds => (ulong)(At - DateTimeOffset.UnixEpoch).Ticks * 100;

    private static byte[] Attribute(string? generation) =>
        generation is null ? [] : Message(7, [.. Field(1, "gc.heap.generation"), .. Message(2, Field(1, generation))]);

    private static byte[] Field(int number, string text) => Message(number, Encoding.UTF8.GetBytes(text));

    private static byte[] Message(int number, byte[] content) => [.. Varint((ulong)((number << 3) | 2)), .. Varint((ulong)content.Length), .. content];

    private static byte[] Fixed(int number, ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return [.. Varint((ulong)((number << 3) | 1)), .. bytes];
    }

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        do
        {
            bytes.Add((byte)((value & 0x7F) | (value > 0x7F ? 0x80UL : 0)));
            value >>= 7;
        }
        while (value > 0);
        return [.. bytes];
    }
}
