using System.Data.Common;

namespace SafeDiningCode.Web.Data;

/// <summary>What a statement that is run row by row may take of a row: its parameters by name, and how each is read.</summary>
/// <param name="values">Names with their <c>@</c>. A statement takes those that its text names.</param>
internal sealed class RowParameters<T>(params (string Name, Func<T, object?> Value)[] values)
{
    /// <summary>Gives a command the parameters that its text names, and answers what fills them from a row.</summary>
    public Action<T> Bind(DbCommand command)
    {
        var bound = new List<(DbParameter Parameter, Func<T, object?> Value)>();
        foreach (var (name, value) in values.Where(value => Names(command.CommandText, value.Name)))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
            bound.Add((parameter, value));
        }

        return row =>
        {
            foreach (var (parameter, value) in bound)
            {
                parameter.Value = value(row) ?? DBNull.Value;
            }
        };
    }

    // As a whole word: @Name is not named by @NameEn.
    private static bool Names(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if (end == text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            {
                return true;
            }
        }

        return false;
    }
}
