using System.Text.Json;
using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Responsibility;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Responsibility.Levels;

/// <summary>What an officer looks at on a visit.</summary>
/// <param name="Code">Its name in the database.</param>
/// <param name="Text">Its words.</param>
/// <param name="English">In English.</param>
public sealed record SupervisionItem(string Code, string Text, string English);

/// <summary>A city's levels of 分级包保 and what its officers look at.</summary>
/// <param name="Version">Which edition: records name the one that they were made by.</param>
/// <param name="Levels">The levels, the highest first.</param>
/// <param name="Items">What is looked at.</param>
public sealed record LevelSet(int Version, IReadOnlyList<ResponsibilityLevel> Levels, IReadOnlyList<SupervisionItem> Items)
{
    private const int LongestCode = 20;
    private const int MostLevels = 8;
    private const int MostItems = 30;

    /// <summary>The level of a code; null where there is none.</summary>
    public ResponsibilityLevel? Find(string? code) => Levels.FirstOrDefault(level => level.Code == code);

    /// <summary>What is wrong with it, for whoever wrote it; null where nothing is.</summary>
    public string? Fault()
    {
        // What a file leaves out is null, whatever the types say.
        if (Levels is null || Items is null || Levels.Any(level => level?.Categories is null) || Items.Any(item => item is null))
        {
            return "levels and items are lists without gaps";
        }

        var codes = Levels.Select(level => level.Code).ToList();
        return Version < 1 ? "its version is a number from 1"
            : codes.Count is 0 or > MostLevels ? $"it has 1 to {MostLevels} levels"
            : Items.Count > MostItems ? $"it has at most {MostItems} items"
            : codes.Concat(Items.Select(item => item.Code)).Any(code => string.IsNullOrEmpty(code) || code.Length > LongestCode) ? $"a code is 1 to {LongestCode} characters"
            : codes.Distinct(StringComparer.Ordinal).Count() != codes.Count || Items.Select(item => item.Code).Distinct(StringComparer.Ordinal).Count() != Items.Count ? "a code stands twice"
            : Levels.Any(level => string.IsNullOrWhiteSpace(level.Name) || string.IsNullOrWhiteSpace(level.English)) || Items.Any(item => string.IsNullOrWhiteSpace(item.Text) || string.IsNullOrWhiteSpace(item.English))
                ? "a wording is missing: each stands in Chinese and in English"
            : Levels.FirstOrDefault(level => level.Categories.Count is 0 or > 3 || level.Categories.Any(category => category is < 1 or > 3)) is { } lost ? $"categories of {lost.Code} are some of 1, 2 and 3"
            : Levels.FirstOrDefault(level => level.EveryMonths is not (1 or 2 or 3 or 4 or 6 or 12)) is { } odd ? $"everyMonths of {odd.Code} is 1, 2, 3, 4, 6 or 12"
            : null;
    }

    /// <summary>Reads the set in use, and stops the start where it cannot be used.</summary>
    internal sealed class Reader(IOptions<ResponsibilityOptions> options)
    {
        private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

        private readonly Lazy<LevelSet> current = new(() => Read(options.Value.LevelsFile));

        /// <summary>The set in use.</summary>
        /// <exception cref="OptionsValidationException">The file cannot be read, or something is wrong with it.</exception>
        public LevelSet Current => current.Value;

        private static LevelSet Read(string file)
        {
            try
            {
                var text = file.Length == 0 ? SqlCatalogue.Read(typeof(LevelSet).Assembly, "responsibility/levels.json") : File.ReadAllText(file);
                var set = JsonSerializer.Deserialize<LevelSet>(text, Json);
                return set?.Fault() is null && set is not null ? set : throw Wrong(set?.Fault() ?? "it is empty");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
            {
                throw Wrong(error.Message);
            }

            OptionsValidationException Wrong(string fault) =>
                new(nameof(ResponsibilityOptions), typeof(ResponsibilityOptions), [$"Responsibility:LevelsFile {(file.Length == 0 ? "(built in)" : file)}: {fault}."]);
        }
    }
}
