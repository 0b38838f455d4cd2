using Microsoft.Extensions.Options;
using QRCoder;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Web.Demo;

/// <summary>What the console says once the demo listens: three codes to try, one of them to scan from the screen.</summary>
internal static class Greeting
{
    private const int Examples = 3;

    public static async Task SayAsync(IServiceProvider services, CancellationToken cancellation = default)
    {
        await using var session = await services.GetRequiredService<Database>().OpenAsync(cancellation);
        var keys = services.GetRequiredService<CodeKeys>();
        var links = services.GetRequiredService<CodeLinks>();
        var examples = await session.QueryAsync<ExampleCodeRow>("ExampleCodes", new { Most = Examples }, cancellation);
        if (examples.Count == 0)
        {
            return;
        }

        var console = Console.Out;
        var home = services.GetRequiredService<IOptions<ServiceOptions>>().Value.PublicBaseUrl;
        await console.WriteLineAsync($"\n餐饮安心码 Safe Dining Code: {home}\n");
        foreach (var example in examples)
        {
            await console.WriteLineAsync($"  {home}/c/{keys.Code(example.KeyVersion, example.Serial)}  {example.Name}");
        }

        using var generator = new QRCodeGenerator();
        using var symbol = generator.CreateQrCode(links.For(keys.Code(examples[0].KeyVersion, examples[0].Serial)), QRCodeGenerator.ECCLevel.Q);
        using var picture = new AsciiQRCode(symbol);
        await console.WriteLineAsync($"\n{picture.GetGraphicSmall(drawQuietZones: true)}\n{examples[0].Name}: 扫一扫 · scan me (Ctrl-C 结束 · to stop)\n");
    }

    internal sealed record ExampleCodeRow
    {
        public required string Name { get; init; }

        public required int KeyVersion { get; init; }

        public required long Serial { get; init; }
    }
}
