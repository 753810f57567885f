namespace NdisConformance.Reports;

/// <summary>How a driver stood all scenarios on one host under one profile.</summary>
/// <param name="Profile">Name of the profile.</param>
/// <param name="Ndis">Version of the host.</param>
/// <param name="Cells">
/// A letter for each scenario: p passed, a not applicable, n not run, f fail, c crash, h hang, e error of the harness,
/// a full stop if it was not run here.
/// </param>
internal sealed record HostRow(string Profile, string Ndis, string Cells);
