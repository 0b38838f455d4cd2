using System.Diagnostics;
using System.Globalization;
using System.Text;
using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Codes.Images;
using SafeDiningCode.Web.Codes.Posters;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>QR symbols and pictures on one core, beside libqrencode; drawn, and kept.</summary>
internal static class ImageComparison
{
    private const int CityEateries = 100_000;

    public static async Task<ReportTable> RunAsync(CompareOptions options, string folder, Action<string> progress, CancellationToken cancellation)
    {
        progress($"images: a city of {CompareOptions.FewCodes} eateries");
        await using var city = await TestCity.CreateAsync(Path.Combine(folder, "images"), CompareOptions.FewCodes, cancellation);
        var (service, address) = await ServiceProcess.StartAsync(city.DatabaseFile, cancellation);
        await using var serviceEnds = service;
        var codes = city.Eateries.Select(eatery => TrustCode.TryParse(eatery.Code, out var code) ? code : throw new ComparisonException($"{eatery.Code} is no code.")).ToList();
        var (links, images) = (city.Get<CodeLinks>(), city.Get<CodeImages>());
        Require(links.For(codes[0]));

        var wrk = Wrk.Find();
        var series = await Interleaved.RunAsync(
            [
                Drawn("our symbol", codes, code => CodeSymbol.Of(links.For(code)).Side, options),
                LibQrEncode.IsInstalled
                    ? Drawn("libqrencode's symbol", codes, code => LibQrEncode.Encode(links.For(code)).Length, options)
                    : new Subject("libqrencode's symbol", RunAsync: null, Missing: LibQrEncode.Missing),
                Drawn("our SVG, drawn", codes, code => Encoding.UTF8.GetByteCount(images.Svg(code)), options),
                Drawn("our PNG, drawn", codes, code => images.Png(code).Length, options),
                Poster(city, codes, options),
                await KeptAsync("`GET /codes/{code}.svg`, kept", "svg", wrk, service, address, city, options, folder),
                await KeptAsync("`GET /codes/{code}.png`, kept", "png", wrk, service, address, city, options, folder),
            ],
            options.Rounds, progress, cancellation);
        return new ReportTable(
            "QR pictures",
            FormattableString.Invariant(
                $"One thread, one core; addresses of {links.For(codes[0]).Length} characters at level Q, whose symbols were the same size by both. libqrencode makes symbols only, so it stands beside ours; most of ours goes into trying all eight masks, which its library does not let choose. Over HTTP one connection asks for {codes.Count} codes in turn that were drawn before; whether a code is still active is asked of the database each time.{Cost(series)}"),
            ["", "a second", "lowest–highest", "÷ libqrencode", "CPU µs each", $"minutes for {FormattableString.Invariant($"{CityEateries:#,0}")}"],
            [.. series.Select(row => Cells(row, series[1]))]);
    }

    // The same text must come out as a symbol of the same size, or the two do not the same work.
    private static void Require(string link)
    {
        var side = CodeSymbol.Of(link).Side - (2 * CodeSymbol.QuietZone);
        if (LibQrEncode.IsInstalled && LibQrEncode.Encode(link).Length != side * side)
        {
            throw new ComparisonException("libqrencode makes a symbol of another size.");
        }
    }

    private static Subject Drawn(string name, List<TrustCode> codes, Func<TrustCode, int> draw, CompareOptions options) => new(
        name,
        (number, cancellation) => Task.Run(
            () =>
            {
                var (drawn, size, start, processor) = (0, 0L, Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                while (Stopwatch.GetElapsedTime(start).TotalSeconds < options.ShortSecondsOf(number))
                {
                    cancellation.ThrowIfCancellationRequested();
                    size += draw(codes[drawn++ % codes.Count]);
                }

                var (seconds, used) = (Stopwatch.GetElapsedTime(start).TotalSeconds, Environment.CpuUsage.TotalTime - processor);
                return size > 0
                    ? new Round(drawn / seconds, ProcessorMicroseconds: used.TotalMicroseconds / drawn, Answers: drawn)
                    : throw new ComparisonException($"{name}: nothing was drawn.");
            },
            cancellation));

    private static Subject Poster(TestCity city, List<TrustCode> codes, CompareOptions options)
    {
        const string Name = "our poster, PDF A5";
        var (fonts, missing) = city.Get<PosterFonts>().Load();
        if (fonts.Count == 0)
        {
            return new Subject(Name, RunAsync: null, Missing: missing ?? "no font");
        }

        var maker = city.Get<PosterMaker>();
        return Drawn(
            Name,
            codes,
            code => PosterPdf.Draw(
                maker.Make(new PosterRow
                {
                    Serial = code.Serial,
                    KeyVersion = code.KeyVersion,
                    Number = 1,
                    IssuedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
                    Name = "示例翠湖米线餐饮店",
                    Sign = "示例翠湖米线",
                    Address = "昆明市五华区翠湖南路68号",
                }),
                PaperSize.A5,
                fonts).Length,
            options);
    }

    private static async Task<Subject> KeptAsync(
        string name, string extension, Wrk? wrk, ChildProcess service, Uri address, TestCity city, CompareOptions options, string folder)
    {
        if (wrk is null)
        {
            return new Subject(name, RunAsync: null, Missing: Wrk.Missing);
        }

        var paths = Path.Combine(folder, $"paths-{extension}.txt");
        await File.WriteAllLinesAsync(paths, city.Eateries.Select(eatery => $"/codes/{eatery.Code}.{extension}"));
        return new Subject(
            name, (number, stop) => ScanRound.RunAsync(wrk, [service], address, paths, options.ShortSecondsOf(number), stop, connections: 1));
    }

    private static string Cost(IReadOnlyList<Series> series)
    {
        var poster = series.First(row => row.Subject.Name.StartsWith("our poster", StringComparison.Ordinal));
        return poster.Rounds.Count == 0
            ? ""
            : FormattableString.Invariant(
                $" A city's posters: {CityEateries:#,0} eateries ÷ {poster.Rate:#,0} posters a second ÷ 60 = {CityEateries / poster.Rate / 60:0.0} minutes on one core, of which the symbols are {CityEateries:#,0} ÷ {series[0].Rate:#,0} ÷ 60 = {CityEateries / series[0].Rate / 60:0.0}.");
    }

    private static string[] Cells(Series row, Series beside) => row.Rounds.Count == 0
        ? [row.Subject.Name, row.Subject.Missing, "", "", "", ""]
        :
        [
            row.Subject.Name,
            FormattableString.Invariant($"{row.Rate:#,0}"),
            row.Range,
            row != beside && row.RatioTo(beside) is { } ratio ? FormattableString.Invariant($"{ratio:0.00}") : "",
            row.MedianOf(round => round.ProcessorMicroseconds)?.ToString("#,0", CultureInfo.InvariantCulture) ?? "",
            FormattableString.Invariant($"{CityEateries / row.Rate / 60:0.0}"),
        ];
}
