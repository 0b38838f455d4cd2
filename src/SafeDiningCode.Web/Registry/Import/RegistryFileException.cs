namespace SafeDiningCode.Web.Registry.Import;

/// <summary>The file as a whole cannot be imported. Nothing of it has been.</summary>
internal sealed class RegistryFileException : Exception
{
    /// <summary>Says in both languages what is wrong and what to do.</summary>
    public RegistryFileException(string chinese, string english, Exception? cause = null)
        : base($"{chinese}\n{english}", cause)
    {
    }
}
