namespace SafeDiningCode.Rules.Identifiers;

/// <summary>What is odd about a unified social credit code. A few lawful early codes break the rules: warn, never refuse.</summary>
public enum CreditCodeFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is not eighteen characters of the code's alphabet with a place of six digits.</summary>
    Format,

    /// <summary>Its last character does not follow from the others.</summary>
    CheckCharacter,

    /// <summary>The organisation code inside it breaks its own check.</summary>
    OrganisationCheck,
}

/// <summary>A unified social credit code as read.</summary>
/// <param name="Normalised">The code in half-width upper case without spaces and dashes, also where there is a fault.</param>
/// <param name="Fault">The first thing that is odd about it.</param>
public sealed record CreditCodeResult(string Normalised, CreditCodeFault Fault);
