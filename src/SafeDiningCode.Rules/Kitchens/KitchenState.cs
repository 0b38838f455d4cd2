namespace SafeDiningCode.Rules.Kitchens;

/// <summary>How an open kitchen stands at an instant. Only an active one is shown to diners as present.</summary>
public enum KitchenState
{
    /// <summary>The eatery has declared none.</summary>
    NotDeclared,

    /// <summary>Declared; its platform has not been heard of yet.</summary>
    Pending,

    /// <summary>There is something to see.</summary>
    Active,

    /// <summary>The platform is late, or its picture frozen.</summary>
    Degraded,

    /// <summary>The platform is silent.</summary>
    Offline,
}
