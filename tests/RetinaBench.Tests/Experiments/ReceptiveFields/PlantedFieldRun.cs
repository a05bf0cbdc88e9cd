using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.ReceptiveFields;
using RetinaBench.Runs;
using RetinaBench.Suites;
using RetinaBench.Testing;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Experiments.ReceptiveFields;

/// <summary>A suite file that measures receptive fields, and what it finds of <see cref="PlantedFieldModel"/>; run once for all tests of a class.</summary>
public sealed class PlantedFieldRun
{
    private const string SuiteText = """
        {
          "id": "fields",
          "version": 1,
          "title": "Planted fields",
          "citation": "none",
          "environments": [],
          "experiments": [
            {
              "kind": "receptive-fields", "id": "many-cells", "description": "All types, nine cells together.", "layer": "bipolar",
              "field": { "lags": 6, "side": 6, "cells": 3, "cellDistance": 1 },
              "noise": { "movies": 80, "mean": 0, "contrast": 1, "seed": 5 }
            },
            {
              "kind": "receptive-fields", "id": "one-cell", "description": "The middle cell of one type.", "layer": "bipolar", "types": [0],
              "field": { "lags": 6, "side": 5 },
              "noise": { "movies": 320, "distribution": "gaussian", "mean": 3, "contrast": 1, "seed": 6 }
            },
            {
              "kind": "receptive-fields", "id": "large-checks", "description": "Checks of two pixels.", "layer": "bipolar", "types": [0], "falseFindings": 0.05,
              "field": { "lags": 6, "side": 4 },
              "noise": { "movies": 161, "checkSize": 2, "mean": 0, "contrast": 1 }
            }
          ],
          "criteria": []
        }
        """;

    private readonly Lazy<RunRecord> _record = new(() => RunOf.Execute(Suite, RunOf.Options(), new PlantedFieldModel()));

    /// <summary>The suite as read from its file.</summary>
    public static Suite Suite { get; } = Read();

    /// <summary>The experiment on many cells.</summary>
    public static ReceptiveFieldExperiment Experiment => (ReceptiveFieldExperiment)Suite.Experiments[0];

    /// <summary>What was found.</summary>
    public RunRecord Record => _record.Value;

    /// <summary>What an experiment measured.</summary>
    public ReceptiveFieldTable Table(string experiment) =>
        Assert.IsType<ReceptiveFieldTable>(Record.Models[0].Suites[0].Outcomes.Single(outcome => outcome.Experiment == experiment).Measurement);

    private static Suite Read()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("fields"));
        folder.Write(Path.Combine("fields", "suite.json"), SuiteText);
        return SuiteReader.Read(folder.At("fields"));
    }
}
