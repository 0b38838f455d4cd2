extern alias loadtests;
using System.IO.Compression;
using System.Text;
using loadtests::SafeDiningCode.LoadTests.Scenarios;
using loadtests::SafeDiningCode.LoadTests.Wire;

namespace SafeDiningCode.Tests.LoadTests;

public sealed class WireTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 12", 200, 12, false)]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\ncontent-length:0\r\nConnection: close", 503, 0, true)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked", 200, null, false)]
    [InlineData("HTTP/1.1 304 Not Modified\r\nETag: \"x\"", 304, 0, false)]
    public void A_head_says_how_long_its_body_is(string head, int status, int? length, bool closes) =>
        Assert.Equal(new WireHead(status, length, closes), WireHead.Read(Encoding.ASCII.GetBytes(head)));

    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 1")]
    [InlineData("HTTP/1.1 2x0 OK\r\nContent-Length: 1")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1a")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Content-Length: 1")]
    [InlineData("SSH-2.0-x")]
    public void A_head_that_does_not_say_is_wrong_content(string head) =>
        Assert.Equal(Failure.Content, Assert.Throws<WireException>(() => WireHead.Read(Encoding.ASCII.GetBytes(head))).Failure);

    [Fact]
    public void A_header_is_found_by_its_whole_name_in_any_case()
    {
        var answer = new WireAnswer(200, Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nX-ETag: no\r\netag:  \"yes\" \r\nEmpty:"), default);
        Assert.Equal("\"yes\"", answer.HeaderText("ETag"));
        Assert.Null(answer.HeaderText("Empty"));
        Assert.Null(answer.HeaderText("Tag"));
    }

    [Fact]
    public void Chunks_are_joined_once_they_are_all_there()
    {
        var whole = "4\r\n安 \r\n10;x=y\r\n0123456789ABCDEF\r\n0\r\n\r\n"u8.ToArray();
        for (var length = 0; length < whole.Length; length++)
        {
            var part = whole[..length];
            Assert.Null(Chunks.Join(part));
            Assert.Equal(whole[..length], part);
        }

        var joined = Chunks.Join(whole);
        Assert.Equal((20, whole.Length), joined);
        Assert.Equal("安 0123456789ABCDEF", Encoding.UTF8.GetString(whole, 0, 20));
    }

    [Theory]
    [InlineData("x\r\n")]
    [InlineData("\r\n")]
    public void What_is_no_chunk_is_wrong_content(string text) =>
        Assert.Equal(Failure.Content, Assert.Throws<WireException>(() => Chunks.Join(Encoding.ASCII.GetBytes(text))).Failure);

    [Fact]
    public void A_page_is_read_again_as_soon_as_its_bytes_are_others()
    {
        byte[][] texts = ["示例翠湖"u8.ToArray(), "1QBP1CFD8D0TWWWR"u8.ToArray()];
        var checks = new PageChecks();
        Assert.True(checks.Hold("/c/1", Packed("<h1>示例翠湖</h1> 1QBP1CFD8D0TWWWR 1"), texts));
        Assert.True(checks.Hold("/c/1", Packed("<h1>示例翠湖</h1> 1QBP1CFD8D0TWWWR 1"), texts));
        Assert.True(checks.Hold("/c/1", Packed("<h1>示例翠湖</h1> 1QBP1CFD8D0TWWWR 2"), texts));
        Assert.False(checks.Hold("/c/1", Packed("<h1>示例东湖</h1> 1QBP1CFD8D0TWWWR 2"), texts));
        Assert.False(checks.Hold("/c/2", Packed("<h1>示例翠湖</h1> 1QBP1CFD8D0TWWWX 1"), texts));
        // What was wrong once is not taken for right the next time.
        Assert.False(checks.Hold("/c/2", Packed("<h1>示例翠湖</h1> 1QBP1CFD8D0TWWWX 1"), texts));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public void What_cannot_be_unpacked_is_wrong_content(string encoding)
    {
        var answer = new WireAnswer(200, Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}"), new byte[] { 1, 2, 3 });
        Assert.Equal(Failure.Content, Assert.Throws<WireException>(() => new PageChecks().Hold("/", answer, [])).Failure);
    }

    [Fact]
    public void A_page_that_is_cut_off_does_not_hold()
    {
        var whole = Packed("<h1>示例翠湖</h1>");
        Assert.False(new PageChecks().Hold("/", whole with { Body = whole.Body[..3] }, ["示例翠湖"u8.ToArray()]));
    }

    private static WireAnswer Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            brotli.Write(Encoding.UTF8.GetBytes(text));
        }

        return new WireAnswer(200, "HTTP/1.1 200 OK\r\nContent-Encoding: br"u8.ToArray(), packed.ToArray());
    }
}
