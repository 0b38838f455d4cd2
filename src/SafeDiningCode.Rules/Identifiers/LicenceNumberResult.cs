namespace SafeDiningCode.Rules.Identifiers;

/// <summary>What is wrong with a licence number.</summary>
public enum LicenceNumberFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is not <c>JY</c> and fourteen digits.</summary>
    Format,

    /// <summary>Its last digit does not follow from the others: a digit was mistyped, or two changed places.</summary>
    CheckDigit,
}

/// <summary>A licence number as read.</summary>
/// <param name="Normalised">The number in half-width upper case without spaces and dashes, also where there is a fault.</param>
/// <param name="Fault">What is wrong with it.</param>
public sealed record LicenceNumberResult(string Normalised, LicenceNumberFault Fault);
