namespace NdisConformance.Results;

/// <summary>What a selftest gave under one profile.</summary>
/// <param name="Profile">Name of the profile.</param>
/// <param name="Caught">How many faulty miniports broke any rule.</param>
/// <param name="CaughtByTheRightRule">How many broke first their own rule, and no other than they declare.</param>
/// <param name="FalseAlarms">How many conforming miniports were blamed.</param>
public sealed record SelftestProfile(string Profile, int Caught, int CaughtByTheRightRule, int FalseAlarms);
