using System.Globalization;
using System.Text;

namespace SafeDiningCode.Tests.Hosting;

/// <summary>
/// Makes requests that no honest client sends, the same ones for the same seed: bytes as they go over the wire, because
/// a client library would mend them.
/// </summary>
internal sealed class MalformedRequest(int seed, string code)
{
    private static readonly string[] Methods = ["GET", "GET", "GET", "POST", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get", "BREW"];

    private readonly Random random = new(seed);

    public byte[] Next() => random.Next(6) switch
    {
        0 => Line(Methods[random.Next(Methods.Length)], Path(), [Header()], []),
        1 => Line("POST", $"/c/{code}/rate", [$"Content-Type: application/x-www-form-urlencoded{Charset()}", Header()], Form()),
        2 => Line("POST", $"/api/v1/eateries/{code}/ratings", [$"Content-Type: {Type()}", Header()], Json()),
        3 => Line("POST", OtherPost(), [$"Content-Type: {Type()}", Header()], random.Next(2) == 0 ? Form() : Json()),
        4 => Line("GET", $"/c/{code}{Query()}", [Header(), Header(), Header()], []),
        _ => Line("GET", Path(), [Header(), Header()], Bytes(random.Next(200))),
    };

    private byte[] Line(string method, string path, string[] headers, byte[] body)
    {
        var head = new StringBuilder();
        head.Append(method).Append(' ').Append(path).Append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        foreach (var header in headers.Where(header => header.Length > 0))
        {
            head.Append(header).Append("\r\n");
        }

        var length = random.Next(40) == 0 ? Math.Max(0, body.Length - 5) : body.Length;
        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n\r\n");
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. body];
    }

    private string Path() => random.Next(18) switch
    {
        0 => "/c/" + Garbage(16),
        1 => $"/c/{code}/" + Garbage(8),
        2 => $"/c/{code[..15]}{"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[random.Next(32)]}X",
        3 => "/c/%00%FF%C3%28/rate",
        4 => "/c/" + new string('A', random.Next(1, 3000)),
        5 => "/codes/" + Garbage(16) + ".png",
        6 => $"/codes/{code}.{Garbage(3)}",
        7 => "/../../etc/passwd",
        8 => "/districts/" + Garbage(6),
        9 => $"/districts/530102?month={Garbage(7)}",
        10 => $"/api/v1/divisions/{Garbage(6)}/statistics?month=9999-99",
        11 => $"/api/v1/eateries/{Garbage(16)}/visit",
        12 => $"/c/{code}/receipts/{Garbage(22)}",
        13 => $"/?q={Garbage(30)}",
        14 => $"/find?code={Garbage(40)}",
        15 => "/districts?month=0000-00&month=2026-11",
        16 => "/" + Garbage(40),
        _ => $"/districts/5301?month=2026-{random.Next(-5, 200)}",
    };

    private string Query() => random.Next(5) switch
    {
        0 => "?lang=" + Garbage(5),
        1 => "?size=l&size=&lang=en&lang=zh",
        2 => "?" + Garbage(200),
        3 => "?lang[]=zh&%=%",
        _ => "?" + string.Join('&', Enumerable.Range(0, random.Next(1, 300)).Select(i => $"a{i}=b")),
    };

    private string OtherPost() => random.Next(4) switch
    {
        0 => $"/c/{code}/report",
        1 => $"/c/{code}/receipts/{Garbage(22)}/undo",
        2 => $"/c/{Garbage(16)}/rate",
        _ => $"/api/v1/eateries/{Garbage(16)}/ratings",
    };

    private string Header() => random.Next(14) switch
    {
        0 => "Accept-Language: " + Garbage(60),
        1 => "Accept-Encoding: " + Garbage(40),
        2 => "If-None-Match: " + Garbage(60),
        3 => "Cookie: sd_device=" + Garbage(400),
        4 => "Cookie: " + Garbage(300),
        5 => "Origin: " + Garbage(30),
        6 => "Range: bytes=-1-5,abc",
        7 => "If-Modified-Since: " + Garbage(20),
        8 => "X-Forwarded-For: " + Garbage(60),
        9 => "Accept: " + Garbage(60),
        10 => "Content-Encoding: " + Garbage(6),
        11 => "Accept-Language: en;q=2, zh;q=-1, *;q=x",
        12 => "Transfer-Encoding: " + Garbage(7),
        _ => "",
    };

    private string Type() => random.Next(6) switch
    {
        0 => "application/json",
        1 => "application/json; charset=utf-7",
        2 => "multipart/form-data; boundary=x",
        3 => "text/plain",
        4 => Garbage(12),
        _ => "application/x-www-form-urlencoded",
    };

    private string Charset() => random.Next(4) switch
    {
        0 => "; charset=utf-7",
        1 => "; charset=" + Garbage(8),
        _ => "",
    };

    private byte[] Form() => random.Next(7) switch
    {
        0 => Bytes(random.Next(400)),
        1 => Encoding.UTF8.GetBytes($"value={Garbage(12)}&reasons={Garbage(9)}&token={Garbage(60)}"),
        2 => Encoding.UTF8.GetBytes("value=satisfied&token=" + Garbage(80)),
        3 => Encoding.UTF8.GetBytes("value=dissatisfied&reasons=hygiene&comment=" + new string('%', random.Next(500)) + "&token=x"),
        4 => Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Repeat("reasons=food", random.Next(3000)))),
        5 => Encoding.UTF8.GetBytes("--x\r\nContent-Disposition: form-data; name=\"value\"\r\n\r\n" + Garbage(50)),
        _ => new byte[random.Next(60_000, 200_000)],
    };

    private byte[] Json() => random.Next(9) switch
    {
        0 => Bytes(random.Next(400)),
        1 => Encoding.UTF8.GetBytes("{\"value\":\"satisfied\",\"reasons\":[],\"token\":\"" + Garbage(80).Replace('"', 'q').Replace('\\', 'b') + "\",\"device\":\"aaaaaaaaaa\"}"),
        2 => Encoding.UTF8.GetBytes(new string('[', random.Next(1, 5000))),
        3 => Encoding.UTF8.GetBytes("{\"value\":17,\"reasons\":\"food\",\"token\":null,\"device\":{}}"),
        4 => Encoding.UTF8.GetBytes("{\"value\":\"dissatisfied\",\"reasons\":[null,1,\"x\"],\"comment\":\"\\ud800\",\"token\":\"t\",\"device\":\"aaaaaaaaaa\"}"),
        5 => Encoding.UTF8.GetBytes("null"),
        6 => [.. "{\"value\":\"satisfied\",\"comment\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8],
        7 => Encoding.UTF8.GetBytes("{\"value\":\"satisfied\",\"comment\":\"" + new string('长', random.Next(201, 20_000)) + "\",\"device\":\"aaaaaaaaaa\",\"token\":\"x\"}"),
        _ => Encoding.UTF8.GetBytes("{\"value\":\"satisfied\",\"value\":\"fair\",\"reasons\":[" + string.Join(',', Enumerable.Repeat("\"food\"", random.Next(2000))) + "]}"),
    };

    private byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Characters of one byte that may stand in a line of a request; white space ends a path, so it stays out.</summary>
    private string Garbage(int length) => string.Create(random.Next(length + 1), random, static (text, random) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = random.Next(4) == 0 ? (char)random.Next(0x21, 0x100) : "abcXYZ0123456789-_%<>'\"&=./\\"[random.Next(28)];
        }
    });
}
