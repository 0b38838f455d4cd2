using System.Collections.Frozen;
using System.Reflection;

namespace SafeDiningCode.Web.Data;

/// <summary>
/// The SQL statements of the service by name, as one engine takes them. Each lives in a file beside the row type it
/// fills: <c>X.sql</c> where both engines take it, else <c>X.sqlite.sql</c> and <c>X.sqlserver.sql</c>.
/// </summary>
internal sealed class SqlCatalogue
{
    private const string Prefix = "sql/";
    private readonly FrozenDictionary<string, string> statements;

    /// <summary>Reads the statements of <paramref name="engine"/> out of the assembly.</summary>
    /// <exception cref="InvalidOperationException">A statement is missing for one of the engines, or is there twice.</exception>
    public SqlCatalogue(DatabaseEngine engine)
    {
        Engine = engine;
        var assembly = typeof(SqlCatalogue).Assembly;
        var files = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => (Resource: name, Parts: name[Prefix.Length..^".sql".Length].Split('.')))
            .ToList();

        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in files.GroupBy(file => file.Parts[0], StringComparer.Ordinal))
        {
            var dialects = group.Select(file => file.Parts.Length == 1 ? "both" : file.Parts[1]).Order(StringComparer.Ordinal).ToList();
            if (dialects is not ["both"] and not ["sqlite", "sqlserver"])
            {
                throw new InvalidOperationException(
                    $"Statement {group.Key} must be one file for both engines or one for each, but there is: {string.Join(", ", dialects)}.");
            }

            var wanted = engine == DatabaseEngine.Sqlite ? "sqlite" : "sqlserver";
            var file = group.Single(f => f.Parts.Length == 1 || string.Equals(f.Parts[1], wanted, StringComparison.Ordinal));
            found.Add(group.Key, $"/* {group.Key} */\n{Read(assembly, file.Resource)}");
        }

        statements = found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The engine whose dialect this is.</summary>
    public DatabaseEngine Engine { get; }

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => statements.Keys;

    /// <summary>The statement's text, stamped with its name so that a database administrator finds its source.</summary>
    /// <exception cref="KeyNotFoundException">There is no such statement.</exception>
    public string this[string name] =>
        statements.TryGetValue(name, out var text) ? text : throw new KeyNotFoundException($"There is no SQL statement named {name}.");

    internal static string Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"Resource {resource} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
