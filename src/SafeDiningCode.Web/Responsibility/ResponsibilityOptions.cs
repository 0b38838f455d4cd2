namespace SafeDiningCode.Web.Responsibility;

/// <summary>Settings <c>Responsibility:*</c>.</summary>
internal sealed class ResponsibilityOptions
{
    /// <summary>A file with the city's levels and the items that officers look at; empty for those that the program brings.</summary>
    public string LevelsFile { get; set; } = "";
}
