namespace NdisConformance.Tests.Meta;

/// <summary>A driver of one of our plugins.</summary>
internal sealed record SurveyedDriver(string Plugin, string Name, Type Type);
