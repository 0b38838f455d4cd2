using System.Text.Json;
using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Statistics.Desk.Map;

/// <summary>Where a district's tile stands, about as the districts lie to each other.</summary>
/// <param name="Code">The district's code.</param>
/// <param name="Column">From 1, west to east.</param>
/// <param name="Row">From 1, north to south.</param>
/// <param name="Name">A name short enough for a tile.</param>
public sealed record TilePlace(string Code, int Column, int Row, string Name);

/// <summary>Settings <c>Statistics:*</c>.</summary>
internal sealed class TileOptions
{
    /// <summary>A file with the places of the city's tiles, as <c>tile-places.json</c> has them; empty for those that the program brings.</summary>
    public string TilePlacesFile { get; set; } = "";
}

/// <summary>The places of a city's tiles: data, because no rule tells a map from codes.</summary>
internal sealed class TilePlaces(IOptions<TileOptions> options) : IHostedService
{
    /// <summary>Columns and rows that the style sheet knows.</summary>
    public const int Most = 12;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly Lazy<IReadOnlyDictionary<string, TilePlace>> places = new(() => Read(options.Value.TilePlacesFile));

    /// <summary>By district.</summary>
    /// <exception cref="OptionsValidationException">The file cannot be read, or something is wrong with it.</exception>
    public IReadOnlyDictionary<string, TilePlace> All => places.Value;

    /// <summary>Reads them: a file that cannot be used stops the start, and not the first official.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult(All);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is wrong with places, for whoever wrote them; null where nothing is.</summary>
    internal static string? Fault(IReadOnlyList<TilePlace>? places) => places switch
    {
        null => "it is empty",
        _ when places.Any(place => place is not { Code.Length: > 0, Name.Length: > 0 }) => "a code or a name is missing",
        _ when places.FirstOrDefault(place => place.Column is < 1 or > Most || place.Row is < 1 or > Most) is { } off => $"column and row of {off.Code} are 1 to {Most}",
        _ when places.DistinctBy(place => place.Code).Count() != places.Count => "a code stands twice",
        _ when places.DistinctBy(place => (place.Column, place.Row)).Count() != places.Count => "two tiles stand in one place",
        _ => null,
    };

    private static Dictionary<string, TilePlace> Read(string file)
    {
        try
        {
            var text = file.Length == 0 ? SqlCatalogue.Read(typeof(TilePlaces).Assembly, "statistics/tile-places.json") : File.ReadAllText(file);
            var read = JsonSerializer.Deserialize<List<TilePlace>>(text, Json);
            return Fault(read) is { } fault ? throw Wrong(fault) : read!.ToDictionary(place => place.Code, StringComparer.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Wrong(error.Message);
        }

        OptionsValidationException Wrong(string fault) =>
            new(nameof(TileOptions), typeof(TileOptions), [$"Statistics:TilePlacesFile {(file.Length == 0 ? "(built in)" : file)}: {fault}."]);
    }
}
