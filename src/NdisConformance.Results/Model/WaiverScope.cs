namespace NdisConformance.Results;

/// <summary>The findings that a waiver is for: those that fit every member that is given.</summary>
public sealed record WaiverScope
{
    /// <summary>ID of the rule; null for any. At least one of rule and fingerprint is given.</summary>
    public string? Rule { get; init; }

    /// <summary>Scenarios by the start of their ID, or a pattern as <see cref="Glob"/> has it; null for all.</summary>
    public string? Scenario { get; init; }

    /// <summary>Name of the driver; null for all.</summary>
    public string? Driver { get; init; }

    /// <summary>The fingerprint of a mistake; null for all.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>True if both mean the same, however their letters are written.</summary>
    public bool IsSame(WaiverScope other) => IsSame(Rule, other.Rule)
        && IsSame(Scenario, other.Scenario)
        && IsSame(Driver, other.Driver)
        && IsSame(Fingerprint, other.Fingerprint);

    /// <summary>True if a scenario of a driver is in the scope.</summary>
    /// <param name="scenario">ID of the scenario.</param>
    /// <param name="driver">Name of the driver.</param>
    public bool Has(string scenario, string driver) => HasScenario(scenario) && HasDriver(driver);

    /// <summary>True if a scenario is in the scope, whatever the driver is.</summary>
    public bool HasScenario(string scenario) => Scenario is null || Glob.Matches(Scenario, scenario);

    /// <summary>True if a driver is in the scope, whatever the scenario is.</summary>
    public bool HasDriver(string driver) => Driver is null || IsSame(Driver, driver);

    /// <summary>In words, as <c>SGDMA-FREE-014 in free-ordering/* of vendor-nic</c>.</summary>
    public override string ToString()
    {
        string fingerprint = Fingerprint is null ? string.Empty
            : Rule is null ? $"fingerprint {Fingerprint}"
            : $" with fingerprint {Fingerprint}";
        return Rule + fingerprint
            + (Scenario is null ? string.Empty : $" in {Scenario}")
            + (Driver is null ? string.Empty : $" of {Driver}");
    }

    private static bool IsSame(string? left, string? right)
        => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
